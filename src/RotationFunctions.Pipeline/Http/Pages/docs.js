'use strict';
const longest = 200000;
const main = document.querySelector('main');

for (const form of document.forms) {
  const part = name => form.querySelector(`[data-part="${name}"]`);
  const parts = place => [...form.querySelectorAll(`[data-part="${place}"]`)];

  part('type')?.addEventListener('change', event => {
    part('body').value = event.target.selectedOptions[0].dataset.example;
  });

  form.addEventListener('submit', async event => {
    event.preventDefault();
    let path = form.dataset.route;
    for (const field of parts('path')) path = path.replace(`{${field.dataset.name}}`, encodeURIComponent(field.value.trim()));
    const query = new URLSearchParams(parts('query').filter(f => f.value.trim()).map(f => [f.dataset.name, f.value.trim()]));
    const address = path + (query.size ? `?${query}` : '');
    const method = part('method')?.value ?? form.dataset.method;
    const headers = {};
    const key = document.getElementById('key').value.trim();
    if (key) headers['x-functions-key'] = key;
    if (part('accept')?.value) headers.Accept = part('accept').value;
    if (part('type')) headers['Content-Type'] = part('type').value;

    const answer = form.nextElementSibling;
    const show = (name, text) => { answer.querySelector(`.${name}`).textContent = text; };
    answer.hidden = false;
    answer.querySelector('.request code').textContent = `${method} ${new URL(address, location.href).pathname}${query.size ? `?${query}` : ''}`;
    show('status', '…');
    show('headers', '');
    show('body', '');
    form.querySelector('button').disabled = true;
    try {
      const response = await fetch(address, { method, headers, body: part('body')?.value, cache: 'no-store', credentials: 'omit', referrerPolicy: 'no-referrer' });
      const text = await response.text();
      show('headers', [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n'));
      show('body', shown(text, response.headers.get('content-type') ?? ''));
      show('status', `${response.status} ${response.statusText}`);
    } catch {
      show('status', main.dataset.noAnswer);
    } finally {
      form.querySelector('button').disabled = false;
    }
  });
}

function shown(text, type) {
  if (!text) return main.dataset.empty;
  const whole = /json/.test(type) ? laidOut(text) : text;
  return whole.length > longest ? `${whole.slice(0, longest)}\n… ${main.dataset.cut}` : whole;
}

// As it came where it cannot be read: what the server says is more use than that it is no JSON.
function laidOut(text) {
  try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; }
}
