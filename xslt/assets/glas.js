/*
 * glas.js: comfort only; every page works without it.  The comment form
 * opens beside the text, characters are counted, questions that do not apply
 * are hidden, and unsent text is not lost by a slip.  It sends nothing by
 * itself and keeps nothing.
 */
(function () {
	"use strict";

	var one = function (selector, of) {
		return (of || document).querySelector(selector);
	};
	var all = function (selector, of) {
		return Array.prototype.slice.call(
			(of || document).querySelectorAll(selector));
	};

	/* Characters as the server counts them: code points, not UTF-16. */
	function count(area) {
		var max = Number(area.dataset.max), words = area.dataset.left;
		var note = document.createElement("p"), timer;

		note.className = "left";
		note.setAttribute("role", "status");
		area.after(note);
		function show() {
			var left = max - Array.from(area.value).length;

			/* said only when it begins to matter */
			note.textContent = left < max / 5 ?
				words.replace("{n}", String(left)) : "";
			note.classList.toggle("over", left < 0);
		}
		area.addEventListener("input", function () {
			clearTimeout(timer);
			timer = setTimeout(show, 400);
		});
		show();
	}

	/* A question stands only while another has a certain answer. */
	function depend(field, form) {
		function show() {
			var chosen = all("[name='" + field.dataset.when + "']", form)
				.some(function (input) {
					var on = input.type === "radio" ||
						input.type === "checkbox" ?
						input.checked : true;

					return on && field.dataset.is.split(" ")
						.indexOf(input.value) >= 0;
				});

			field.hidden = !chosen;
		}
		form.addEventListener("change", show);
		show();
	}

	var changed = null; /* the form that holds unsent text */

	function watch(form) {
		form.addEventListener("input", function () {
			changed = form;
		});
		form.addEventListener("submit", function () {
			changed = null;
		});
	}
	window.addEventListener("beforeunload", function (event) {
		if (changed && changed.isConnected)
			event.preventDefault();
	});

	function dress(part) {
		all("textarea[data-max][data-left]", part).forEach(count);
		all("form", part).forEach(function (form) {
			all("[data-when]", form).forEach(function (field) {
				depend(field, form);
			});
			if (form.dataset.unsent)
				watch(form);
		});
	}

	/* The form's own page is fetched and its form put under the provision;
	 * whatever goes wrong, the link is followed as ever. */
	var opened = null;

	function close() {
		if (!opened)
			return true;
		if (changed && opened.contains(changed) &&
		    !window.confirm(changed.dataset.unsent))
			return false;
		opened.remove();
		opened = changed = null;
		return true;
	}

	function put(link, page) {
		var form = one("#form", page), place = link.closest(".unit, .part-of-act");
		var heading = one("h1", page), box = document.createElement("div");

		if (!form || !place || !close())
			return false;
		box.className = "comment-here text";
		var title = document.createElement("h4");
		title.textContent = heading ? heading.textContent : "";
		title.tabIndex = -1;
		form.removeAttribute("id");
		box.append(title, document.adoptNode(form));
		(link.closest(".talk") || link).before(box);
		opened = box;
		dress(box);
		title.focus();
		return true;
	}

	document.addEventListener("click", function (event) {
		var link = event.target.closest && event.target.closest("a");

		if (!link || event.defaultPrevented || event.button ||
		    event.ctrlKey || event.metaKey || event.shiftKey)
			return;
		if (link.dataset.back && opened && opened.contains(link)) {
			event.preventDefault();
			close();
			return;
		}
		if (link.dataset.form !== "comment" || !link.closest(".law"))
			return;
		event.preventDefault();
		fetch(link.href, { credentials: "same-origin" })
			.then(function (answer) {
				if (!answer.ok)
					throw answer.status;
				return answer.text();
			})
			.then(function (text) {
				var page = new DOMParser()
					.parseFromString(text, "text/html");

				if (!put(link, page) && !opened)
					throw "no form";
			})
			.catch(function () {
				location.href = link.href;
			});
	});

	dress(document);
	var summary = one(".error-summary");
	if (summary)
		summary.focus();
}());
