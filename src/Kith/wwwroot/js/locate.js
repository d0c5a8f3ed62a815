// "Use where I am": asks the browser for its position only when the button is pressed, and puts it into the form rounded to
// two decimals (about a kilometre). Nothing is sent until the person sends the form. Without JavaScript there is no button.
const box = document.querySelector("[data-locate]");

if (box && "geolocation" in navigator) {
  const field = box.querySelector("input");
  const button = box.querySelector("button");
  const status = box.querySelector("[role=status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = box.dataset.working;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        field.value = `${coords.latitude.toFixed(2)},${coords.longitude.toFixed(2)}`;
        status.textContent = "";
        field.focus();
      },
      () => {
        status.textContent = box.dataset.failed;
        field.focus();
      },
      { enableHighAccuracy: false, timeout: 10000, maximumAge: 600000 },
    );
  });
}
