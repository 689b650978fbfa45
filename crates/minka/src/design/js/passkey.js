// Passkeys: <form data-passkey="get|create" data-passkey-start="/question"> with hidden fields "answer" and "state". The button
// shows only where the browser can do it; a note for those without (data-passkey-note) goes away.
export function startPasskey() {
  if (!window.PublicKeyCredential || !window.isSecureContext) return;
  for (const form of document.querySelectorAll("[data-passkey]")) {
    for (const part of form.querySelectorAll("[data-passkey-button]")) part.hidden = false;
    for (const part of form.querySelectorAll("[data-passkey-note]")) part.hidden = true;
    form.addEventListener("submit", (event) => {
      if (form.elements.answer.value) return;
      event.preventDefault();
      ask(form);
    });
  }
}

async function ask(form) {
  const problem = form.querySelector("[data-passkey-problem]");
  problem.hidden = true;
  try {
    const asked = await fetch(form.dataset.passkeyStart, { method: "POST", credentials: "same-origin" });
    if (!asked.ok) throw new Error("not asked");
    const { options, state } = await asked.json();
    const publicKey = withBytes(options.publicKey);
    const credential = await navigator.credentials[form.dataset.passkey]({ publicKey });
    form.elements.answer.value = JSON.stringify(withText(credential));
    form.elements.state.value = state;
    form.submit();
  } catch {
    // She closed the device's question, or it has no such key.
    problem.hidden = false;
  }
}

function withBytes(options) {
  const key = (held) => ({ ...held, id: bytes(held.id) });
  return {
    ...options,
    challenge: bytes(options.challenge),
    ...(options.user && { user: key(options.user) }),
    excludeCredentials: options.excludeCredentials?.map(key),
    allowCredentials: options.allowCredentials?.map(key),
  };
}

function withText(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = text(credential.response[name]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, extensions: {} };
}

function bytes(base64url) {
  return Uint8Array.from(atob(base64url.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
}

function text(buffer) {
  const signs = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
