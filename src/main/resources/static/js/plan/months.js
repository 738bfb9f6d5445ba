/* Months as whole numbers, so that they can be counted with; days as ISO texts. */

/** «2026-12» or «2026-12-07» → its number. */
export const monthOf = (text) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;

/** Number → «2026-12». */
export const monthKey = (month) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;

const daysIn = (month) => new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();

const day = (month, number) => `${monthKey(month)}-${String(number).padStart(2, '0')}`;

export const firstDay = (month) => day(month, 1);

export const lastDay = (month) => day(month, daysIn(month));

/** Whether it is a day that exists, and the year one that can be meant. */
export function isDay(text) {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text || '');
  if (!parts || Number(parts[1]) < 1900 || Number(parts[2]) < 1 || Number(parts[2]) > 12) return false;
  return Number(parts[3]) >= 1 && Number(parts[3]) <= daysIn(monthOf(text));
}

/** The same day so many months later; the last day of a month stays the last. */
export function shifted(text, months) {
  const month = monthOf(text);
  const number = Number(text.slice(8, 10));
  return number === daysIn(month) ? lastDay(month + months) : day(month + months, Math.min(number, daysIn(month + months)));
}

/** The months from the first day to the last, or null if those are no days. */
export function span(values) {
  if (!isDay(values.startsOn) || !isDay(values.endsOn)) return null;
  const first = monthOf(values.startsOn);
  const last = monthOf(values.endsOn);
  return first > last ? null : { first, last };
}

const number = new Intl.NumberFormat('es-CL', { useGrouping: 'always' });

/** Digits as they are shown, «1.250.000»; what is no number stays as it was typed. */
export const shownAmount = (typed) => (/^\d+$/.test(typed || '') ? number.format(Number(typed)) : typed || '');

/** «$ 1.250.000» → «1250000»; what is no whole number stays as it was typed, for the server to say what is wrong with it. */
export function tidyAmount(typed) {
  const plain = (typed || '').trim().replace(/^\$\s*/, '');
  if (/^\d{1,3}(\.\d{3})+$/.test(plain)) return String(Number(plain.replaceAll('.', '')));
  if (/^\d+$/.test(plain)) return Number(plain) === 0 ? '' : plain.replace(/^0+/, '');
  return plain;
}

export const amountOf = (typed) => (/^\d+$/.test(typed || '') ? Number(typed) : 0);

export const shownNumber = (value) => number.format(value);

/** An activity's dates and amounts moved by so many months. */
export function moved(values, by) {
  const months = {};
  for (const [key, sum] of Object.entries(values.months)) months[monthKey(monthOf(key) + by)] = sum;
  return { startsOn: shifted(values.startsOn, by), endsOn: shifted(values.endsOn, by), months };
}

/**
 * An activity's dates set to those months. A day within a month that stays the first or the last one stays; an amount of a month that
 * is cut off goes to the nearest month that is left, so that nothing that was planned gets lost.
 */
export function stretched(values, first, last) {
  const old = span(values);
  const months = {};
  for (const [key, sum] of Object.entries(values.months)) {
    const to = monthKey(Math.min(Math.max(monthOf(key), first), last));
    months[to] = months[to] ? { clp: plus(months[to].clp, sum.clp), hours: plus(months[to].hours, sum.hours) } : { ...sum };
  }
  return {
    startsOn: old && old.first === first ? values.startsOn : firstDay(first),
    endsOn: old && old.last === last && values.endsOn >= firstDay(last) ? values.endsOn : lastDay(last),
    months,
  };
}

function plus(a, b) {
  if (!a || !b) return a || b || '';
  return /^\d+$/.test(a) && /^\d+$/.test(b) ? String(Number(a) + Number(b)) : a;
}
