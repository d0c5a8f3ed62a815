// "Leave this page" without a way back to it: the link replaces this entry of the tab's history, and Shift pressed three
// times within a second and a half does the same. Without JavaScript the link is a plain link.
const link = document.querySelector("a[data-leave]");
const presses = 3;
const withinMilliseconds = 1500;
const patienceMilliseconds = 3000;
let shifts = [];
let leftAt = -patienceMilliseconds;

// Whoever goes on pressing must not make the browser begin anew each time.
function leave() {
  document.documentElement.hidden = true;
  if (performance.now() - leftAt > patienceMilliseconds) {
    leftAt = performance.now();
    window.location.replace(link.href);
  }
}

if (link) {
  link.addEventListener("click", (event) => {
    if (event.button === 0 && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      leave();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Shift") {
      shifts = [];
      return;
    }
    if (event.repeat) {
      return;
    }
    shifts = [...shifts, event.timeStamp].slice(-presses);
    if (shifts.length === presses && shifts[presses - 1] - shifts[0] < withinMilliseconds) {
      leave();
    }
  });
}
