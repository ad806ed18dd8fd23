"use strict";
(() => {
{% include "shell.js" %}
{% include "draw.js" %}
{% include "explainer.js" %}
{% include "task.js" %}
{% include "gallery.js" %}
{% include "route.js" %}
})();
