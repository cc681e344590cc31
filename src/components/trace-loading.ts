/** Says at once that a trace is on its way; whoever shows it removes `aria-busy`. */
export function showLoading(body: HTMLElement): void {
  const loading = body.ownerDocument.createElement("p");
  loading.className = "tm-loading";
  loading.setAttribute("role", "status");
  loading.textContent = "Loading the evidence …";
  body.setAttribute("aria-busy", "true");
  body.replaceChildren(loading);
}
