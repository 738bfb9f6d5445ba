/* Rows of a form are added and taken away on the spot; without this script the same buttons ask the server for it. */
for (const rows of document.querySelectorAll('[data-rows]')) {
  const name = rows.dataset.rows;
  const number = () => {
    rows.querySelectorAll('[data-row]').forEach((row, index) => {
      for (const part of [row, ...row.querySelectorAll('*')]) {
        for (const attribute of ['id', 'name', 'for', 'aria-describedby']) {
          const value = part.getAttribute(attribute);
          if (value) {
            part.setAttribute(attribute, value.replace(new RegExp(`^${name}\\[\\d+]`), `${name}[${index}]`));
          }
        }
        const label = part.getAttribute('aria-label');
        if (label) {
          part.setAttribute('aria-label', label.replace(/\d+$/, index + 1));
        }
        if (part.matches('[data-remove-row]')) {
          part.value = index;
        }
      }
    });
  };
  rows.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button?.matches('[data-remove-row]')) {
      event.preventDefault();
      button.closest('[data-row]').remove();
      number();
      rows.querySelector('[data-add-row]').focus();
    } else if (button?.matches('[data-add-row]')) {
      event.preventDefault();
      button.parentElement.before(rows.querySelector('template').content.cloneNode(true));
      number();
      const added = [...rows.querySelectorAll('[data-row]')].at(-1);
      added.querySelector('input').focus();
    }
  });
}
