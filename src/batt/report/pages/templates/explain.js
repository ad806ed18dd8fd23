"use strict";
(() => {
{% include "shell.js" %}
{% include "draw.js" %}
{% include "explainer.js" %}
const place = document.getElementById("task");
const explained = explainer(embedded("explained"), { sample: Number(place.dataset.first) });
place.replaceChildren(explained.element);
document.addEventListener("keydown", (event) => {
  if (!isTyping(event) && explained.key(event)) event.preventDefault();
});
})();
