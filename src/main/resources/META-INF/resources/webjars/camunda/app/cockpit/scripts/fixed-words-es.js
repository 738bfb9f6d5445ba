/*
 * The Spanish for what the web application does not take from its file of words: the calendar of AngularJS, the
 * language of the page, and the few words written directly in its templates. The same file serves the four
 * applications.
 */
document.documentElement.lang = 'es-CL';

const MONTHS = [
  'enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio',
  'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'
];
const MONTHS_SHORT = ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sep', 'oct', 'nov', 'dic'];
const DAYS = ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'];
const DAYS_SHORT = ['dom', 'lun', 'mar', 'mié', 'jue', 'vie', 'sáb'];

const appName = document.querySelector('base')?.getAttribute('app-name') ?? '';

// The application has made this module, still empty, when it imports the scripts; it starts it after them.
function translateCalendar() {
  let module;
  try {
    module = window.angular.module('cam.' + appName + '.custom');
  } catch (missing) {
    return;
  }
  module.config([
    '$provide',
    '$injector',
    ($provide, $injector) => {
      $provide.decorator('$locale', [
        '$delegate',
        ($delegate) => {
          Object.assign($delegate.DATETIME_FORMATS, {
            MONTH: MONTHS,
            STANDALONEMONTH: MONTHS,
            SHORTMONTH: MONTHS_SHORT,
            DAY: DAYS,
            SHORTDAY: DAYS_SHORT,
            FIRSTDAYOFWEEK: 0
          });
          return $delegate;
        }
      ]);
      if ($injector.has('uibDatepickerPopupConfig')) {
        Object.assign($injector.get('uibDatepickerPopupConfig'), {
          clearText: 'Borrar',
          closeText: 'Listo',
          currentText: 'Hoy'
        });
      }
    }
  ]);
}

// Each word only where the application's own templates write it, never in what people typed.
const TEXTS = [
  ['td.actions', { Actions: 'Acciones' }],
  ['td a', { Download: 'Descargar', Upload: 'Subir' }],
  ['span[ng-click]', { 'Select all': 'Seleccionar todo', 'Unselect all': 'No seleccionar nada' }],
  ['span.loading-text', { 'Loading diagram': 'Cargando el diagrama' }],
  ['td a i', { 'Message is null.': 'El mensaje es nulo.' }],
  ['.sr-only', { previous: 'anterior', next: 'siguiente' }],
  ['p.invalid', { 'Invalid Date Value.': 'Fecha no válida.' }],
  [
    '.tooltip-inner',
    {
      'Toggle this section': 'Mostrar u ocultar esta sección',
      'Suspended Job Definition': 'Definición de trabajo suspendida'
    }
  ]
];
const ATTRIBUTES = {
  title: {
    'zoom in': 'acercar',
    'zoom out': 'alejar',
    'reset zoom': 'ajustar a la ventana',
    'Select all': 'Seleccionar todo'
  },
  placeholder: {
    varName: 'nombreDeVariable',
    Jonny: 'Nombre',
    Prosciutto: 'Apellido',
    'j.prosciutto@acme.org': 'nombre@ejemplo.cl'
  }
};
const ATTRIBUTE_NAMES = Object.keys(ATTRIBUTES);

function translateText(node) {
  const parent = node.parentElement;
  const words = node.data.trim();
  if (!parent || !words) {
    return;
  }
  for (const [selector, spanish] of TEXTS) {
    if (Object.hasOwn(spanish, words) && parent.matches(selector)) {
      node.data = node.data.replace(words, spanish[words]);
      return;
    }
  }
}

function translateAttribute(element, name) {
  const value = element.getAttribute(name);
  if (value !== null && Object.hasOwn(ATTRIBUTES[name], value)) {
    element.setAttribute(name, ATTRIBUTES[name][value]);
  }
}

function translate(node) {
  if (node.nodeType === Node.TEXT_NODE) {
    translateText(node);
  } else if (node.nodeType === Node.ELEMENT_NODE) {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let current = node; current; current = walker.nextNode()) {
      if (current.nodeType === Node.TEXT_NODE) {
        translateText(current);
      } else {
        ATTRIBUTE_NAMES.forEach((name) => translateAttribute(current, name));
      }
    }
  }
}

translateCalendar();
translate(document.body);
new MutationObserver((changes) => {
  for (const change of changes) {
    if (change.type === 'childList') {
      change.addedNodes.forEach(translate);
    } else if (change.type === 'characterData') {
      translateText(change.target);
    } else {
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
