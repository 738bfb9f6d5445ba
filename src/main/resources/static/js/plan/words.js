/* What people read comes with the page, in one element that nobody sees. */

const texts = Object.fromEntries([...document.querySelectorAll('#plan-texts [data-say]')].map((text) => [text.dataset.say, text.textContent]));

/** The text of that name, with its values put in. */
export function say(name, ...values) {
  const pattern = texts[name];
  if (pattern === undefined) throw new Error(`no text ${name}`);
  return values.reduce((said, value, i) => said.replaceAll(`{${i}}`, String(value)), pattern);
}

/** «una actividad», «3 actividades». */
export const count = (name, number) => say(`${name}${number === 1 ? 'One' : 'Many'}`, number);

/** An element with attributes and content; what is said in it is never read as HTML. */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name === 'class') element.className = value;
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...content.filter((part) => part !== null && part !== undefined && part !== ''));
  return element;
}

let monthNames = [];

export function nameMonths(names) {
  monthNames = names;
}

/** «dic 2026» for the number of a month. */
export const monthName = (month) => `${monthNames[month % 12]} ${Math.floor(month / 12)}`;

export const shortMonth = (month) => monthNames[month % 12];

/** «31-12-2026» for an ISO day. */
export const dayName = (text) => (/^\d{4}-\d{2}-\d{2}$/.test(text) ? text.split('-').reverse().join('-') : text);
