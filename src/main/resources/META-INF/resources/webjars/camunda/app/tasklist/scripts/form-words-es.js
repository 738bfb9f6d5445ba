/*
 * The Spanish for the words of form-js 1.8.7, which shows the Camunda Forms of Tasklist and has no translations of
 * its own: messages of validation, helps, names for screen readers, and its calendar (flatpickr). The labels of a
 * form come from the form and are left as they are, and so is the mark «bpmn.io», which its licence protects.
 */

// The dates of form-js follow the order day, month, year, with bars, whatever language the browser is set to. form-js
// asks for the pattern under the name «default»; British English is the one of these orders with two digits.
Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
  construct(target, args, newTarget) {
    const [locales, ...rest] = args;
    return Reflect.construct(target, locales === 'default' ? ['en-GB', ...rest] : args, newTarget);
  }
});

const CALENDAR = {
  weekdays: {
    shorthand: ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'],
    longhand: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado']
  },
  months: {
    shorthand: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'],
    longhand: [
      'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio',
      'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'
    ]
  },
  firstDayOfWeek: 1,
  ordinal: () => '',
  rangeSeparator: ' a ',
  weekAbbreviation: 'Sem',
  scrollTitle: 'Desplace para aumentar',
  toggleTitle: 'Haga clic para cambiar',
  amPM: ['a. m.', 'p. m.'],
  yearAriaLabel: 'Año',
  monthAriaLabel: 'Mes',
  hourAriaLabel: 'Hora',
  minuteAriaLabel: 'Minuto',
  time_24hr: true
};

let calendarTranslated = false;

function translateCalendar() {
  if (!calendarTranslated && window.flatpickr) {
    calendarTranslated = true;
    window.flatpickr.localize(CALENDAR);
    window.flatpickr.setDefaults({ ariaDateFormat: 'j \\d\\e F \\d\\e Y' });
  }
}

const decimal = (number) => number.replace('.', ',');
const characters = (number) => number + (number === '1' ? ' carácter' : ' caracteres');

// Where the words stand, and their Spanish. A pattern receives the groups it caught.
const TEXTS = [
  [
    '.fjs-form-field-error',
    {
      'Field is required.': 'Este campo es obligatorio.',
      'Value is not a number.': 'El valor debe ser un número.',
      'Value is expected to be an integer.': 'El valor debe ser un número entero.',
      'Field must be a valid email.': 'Ingrese un correo electrónico válido.',
      'Field must be a valid  international phone number. (e.g. +4930664040900)':
        'Ingrese un teléfono con código de país (por ejemplo, +56912345678).',
      'Date and time must both be entered.': 'Debe ingresar la fecha y la hora.'
    },
    [
      [/^Field must match pattern [^]*\.$/, () => 'El valor no tiene el formato esperado.'],
      [/^Field must have minimum value of (.+)\.$/, (n) => `El valor mínimo es ${decimal(n)}.`],
      [/^Field must have maximum value of (.+)\.$/, (n) => `El valor máximo es ${decimal(n)}.`],
      [/^Field must have minimum length of (.+)\.$/, (n) => `Debe tener al menos ${characters(n)}.`],
      [/^Field must have maximum length of (.+)\.$/, (n) => `Debe tener como máximo ${characters(n)}.`],
      [
        /^Value is expected to have at most (\d+) decimal digits?\.$/,
        (n) => `El valor debe tener como máximo ${n} ${n === '1' ? 'decimal' : 'decimales'}.`
      ],
      [
        /^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/,
        (a, b) => `El valor no es válido; los dos más cercanos que sí lo son: ${decimal(a)} y ${decimal(b)}.`
      ]
    ]
  ],
  ['.fjs-select-placeholder', { Select: 'Seleccionar' }],
  [
    '.fjs-dropdownlist-empty',
    { 'No results': 'Sin resultados', 'All values selected': 'Ya seleccionó todos los valores' }
  ],
  ['.fjs-skip-link', { 'Skip to search': 'Ir a la búsqueda' }],
  [
    '.fjs-repeat-render-footer',
    { 'Add new': 'Agregar', Collapse: 'Mostrar menos' },
    [[/^Expand all \((\d+)\)$/, (n) => `Mostrar todo (${n})`]]
  ],
  ['.fjs-table-nav-label', { of: 'de' }],
  ['.fjs-table-empty, td[colspan]', { 'Nothing to show.': 'No hay datos que mostrar.' }],
  [
    '.fjs-iframe-placeholder',
    {
      'No content to show.': 'No hay contenido que mostrar.',
      "External content couldn't be loaded.": 'No fue posible cargar el contenido externo.'
    }
  ]
];

const ATTRIBUTES = {
  placeholder: [{ Search: 'Buscar', 'dd/mm/yyyy': 'dd/mm/aaaa', 'hh:mm ?m': 'hh:mm am/pm' }],
  title: [{ 'Remove tag': 'Quitar' }],
  alt: [{ 'This is an image placeholder': 'Lugar de la imagen' }],
  'aria-label': [
    {
      Increment: 'Aumentar',
      Decrement: 'Disminuir',
      'Previous page': 'Página anterior',
      'Next page': 'Página siguiente',
      'Click to remove sorting': 'Quitar el orden'
    },
    [
      [/^Remove list item (\d+)$/, (n) => `Quitar el elemento ${n} de la lista`],
      [/^Click to sort by ([^]*) descending$/, (column) => `Ordenar por ${column}, descendente`],
      [/^Click to sort by ([^]*) ascending$/, (column) => `Ordenar por ${column}, ascendente`]
    ]
  ]
};
const ATTRIBUTE_NAMES = Object.keys(ATTRIBUTES);

const FORM = '.fjs-container';
// What people wrote, and the mark of the makers of form-js.
const UNTOUCHED = 'textarea, [class*="fjs-powered-by"]';

function spanish(words, exact, patterns = []) {
  if (Object.hasOwn(exact, words)) {
    return exact[words];
  }
  for (const [pattern, say] of patterns) {
    const caught = pattern.exec(words);
    if (caught) {
      return say(...caught.slice(1));
    }
  }
  return null;
}

function translateText(node) {
  const words = node.data.trim();
  const parent = node.parentElement;
  if (!words || !parent || parent.closest(UNTOUCHED)) {
    return;
  }
  for (const [place, exact, patterns] of TEXTS) {
    if (parent.closest(place)) {
      const translated = spanish(words, exact, patterns);
      if (translated !== null && translated !== words) {
        node.data = node.data.replace(words, () => translated);
        return;
      }
    }
  }
}

function translateAttribute(element, name) {
  const value = element.getAttribute(name);
  if (!value || element.closest(UNTOUCHED)) {
    return;
  }
  const translated = spanish(value, ...ATTRIBUTES[name]);
  if (translated !== null && translated !== value) {
    element.setAttribute(name, translated);
  }
}

function translateInside(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let current = root; current; current = walker.nextNode()) {
    if (current.nodeType === Node.TEXT_NODE) {
      translateText(current);
    } else {
      ATTRIBUTE_NAMES.forEach((name) => translateAttribute(current, name));
    }
  }
}

function translateAdded(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.parentElement?.closest(FORM)) {
      translateText(node);
    }
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    if (node.closest(FORM)) {
      translateInside(node);
    } else {
      node.querySelectorAll(FORM).forEach(translateInside);
    }
  }
}

translateCalendar();
translateAdded(document.body);
new MutationObserver((changes) => {
  translateCalendar();
  for (const change of changes) {
    if (change.type === 'childList') {
      change.addedNodes.forEach(translateAdded);
    } else if (change.type === 'characterData') {
      translateAdded(change.target);
    } else if (change.target.closest(FORM)) {
      translateAttribute(change.target, change.attributeName);
    }
  }
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTE_NAMES
});
