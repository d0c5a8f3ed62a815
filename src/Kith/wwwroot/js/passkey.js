// Passkeys are the one thing that needs a script: the browser asks the person's device, and its answer goes into the form,
// which is then sent like any other. Without JavaScript, or where the browser knows no passkeys, no button shows.
const able = window.isSecureContext && "PublicKeyCredential" in window;

function bytes(text) {
  const plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function read(json) {
  const options = JSON.parse(json);
  const named = (list) => (list ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  options.challenge = bytes(options.challenge);
  if (options.user) {
    options.user.id = bytes(options.user.id);
    options.excludeCredentials = named(options.excludeCredentials);
  } else {
    options.allowCredentials = named(options.allowCredentials);
  }
  return options;
}

function write({ id, type, response }) {
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const sent = Object.fromEntries(parts.filter((p) => response[p]).map((p) => [p, text(response[p])]));
  return JSON.stringify({ id, rawId: id, type, clientExtensionResults: {}, response: sent });
}

async function answer(form) {
  const publicKey = read(form.dataset.options);
  const made =
    form.dataset.passkey === "create"
      ? await navigator.credentials.create({ publicKey })
      : await navigator.credentials.get({ publicKey });
  form.elements.answer.value = write(made);
}

function listen(form) {
  form.querySelector("button").hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) {
      return;
    }
    event.preventDefault();
    const status = form.querySelector("[role=status]");
    status.textContent = "";
    try {
      await answer(form);
      form.requestSubmit();
    } catch {
      status.textContent = form.dataset.failed;
    }
  });
}

if (able) {
  document.querySelectorAll("[data-without-script]").forEach((part) => part.remove());
  document.querySelectorAll("[data-passkey-link]").forEach((part) => (part.hidden = false));
  document.querySelectorAll("form[data-passkey]").forEach(listen);
}
