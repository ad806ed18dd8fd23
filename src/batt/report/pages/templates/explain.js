"use strict";
(() => {
{% include "shell.js" %}
{% include "draw.js" %}
{% include "explainer.js" %}
const explained = explainer(embedded("explained"));
document.getElementById("task").replaceChildren(explained.element);
document.addEventListener("keydown", (event) => {
  if (!isTyping(event) && explained.key(event)) event.preventDefault();
});
})();
