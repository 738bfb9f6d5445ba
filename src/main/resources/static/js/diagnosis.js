/*
 * Keeps what is typed into the self-diagnosis: on the server a second after the last key, and until it is there in this browser's
 * own store, under the person and the diagnosis. A lost network or an ended session costs a wait, never a word.
 */
(() => {
  const root = document.querySelector('[data-diagnosis]');
  const form = root && root.querySelector('form.draft');
  if (!form) return;

  const DELAY = 1000;
  const RETRY = 15000;
  const text = root.dataset;
  const address = text.address;
  const prefix = `jxi-diagnosis/${text.user}/${text.code}/`;
  const state = document.getElementById('state');
  const loginLink = document.getElementById('login');
  let token = form.querySelector('input[name="_csrf"]').value;
  let header = text.csrfHeader;
  let lastSaved = '';
  let restored = false;
  let session = 'open'; // open, over, other
  const entries = [];

  const say = (pattern, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), pattern);
  const tidy = (value) => (value.trim() ? value.replace(/\r\n?/g, '\n') : '');

  // ---- the browser's own store; without it (private mode, full) the server's draft is all there is

  const store = {
    read(key) {
      try { return JSON.parse(localStorage.getItem(prefix + key)); } catch { return null; }
    },
    write(key, piece) {
      try { localStorage.setItem(prefix + key, JSON.stringify(piece)); } catch { /* nothing to be done */ }
    },
    remove(key) {
      try { localStorage.removeItem(prefix + key); } catch { /* nothing to be done */ }
    },
    keys() {
      try { return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)); } catch { return []; }
    },
  };

  // ---- one standard, or what the residence says of itself

  const standardFields = (card) => ({
    read() {
      const needs = [...card.querySelectorAll('.need')].map((row) => ({
        text: row.querySelector('[data-field="need"]').value.replace(/\s+/g, ' ').trim(),
        priority: row.querySelector('[data-field="priority"]').value,
      })).filter((need) => need.text);
      return {
        currentState: tidy(card.querySelector('[data-field="currentState"]').value),
        desiredState: tidy(card.querySelector('[data-field="desiredState"]').value),
        needs,
        noNeed: card.querySelector('[data-field="noNeed"]').checked,
      };
    },
    write(values) {
      card.querySelector('[data-field="currentState"]').value = values.currentState || '';
      card.querySelector('[data-field="desiredState"]').value = values.desiredState || '';
      const list = card.querySelector('.needs__list');
      const blank = blankRow(list);
      list.replaceChildren(...(values.needs || []).map((need) => {
        const row = blank.cloneNode(true);
        row.querySelector('[data-field="need"]').value = need.text;
        row.querySelector('[data-field="priority"]').value = need.priority;
        return row;
      }));
      if (!list.children.length) list.append(blank);
      card.querySelector('[data-field="noNeed"]').checked = Boolean(values.noNeed);
      showNeeds(card);
    },
    words(values) {
      return [values.currentState, values.desiredState,
        ...(values.needs || []).map((need) => `• ${need.text} (${priorityName(card, need.priority)})`),
        values.noNeed ? text.textNone : ''].filter(Boolean).join('\n\n');
    },
  });

  const profileFields = (card) => ({
    read() {
      const headCounts = {};
      for (const field of card.querySelectorAll('[data-band]')) {
        if (field.value.trim()) headCounts[field.dataset.band] = field.value.trim();
      }
      return { headCounts, valueProposal: tidy(card.querySelector('[data-field="valueProposal"]').value) };
    },
    write(values) {
      for (const field of card.querySelectorAll('[data-band]')) field.value = (values.headCounts || {})[field.dataset.band] || '';
      card.querySelector('[data-field="valueProposal"]').value = values.valueProposal || '';
      showTotal(card);
    },
    words(values) {
      const bands = [...card.querySelectorAll('[data-band]')].filter((field) => (values.headCounts || {})[field.dataset.band])
        .map((field) => `${card.querySelector(`label[for="${field.id}"]`).textContent}: ${values.headCounts[field.dataset.band]}`);
      return [bands.join('\n'), values.valueProposal].filter(Boolean).join('\n\n');
    },
  });

  // The order of an object's keys is not what it says.
  const plain = (value) => (value && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key])]))
    : Array.isArray(value) ? value.map(plain) : value);
  const comparable = (values) => JSON.stringify(plain(values && {
    currentState: values.currentState || '', desiredState: values.desiredState || '',
    needs: (values.needs || []).map(({ text: words, priority }) => ({ text: words, priority })), noNeed: Boolean(values.noNeed),
    headCounts: values.headCounts || {}, valueProposal: values.valueProposal || '',
  }));
  const same = (a, b) => comparable(a) === comparable(b);

  function addEntry(key, card, fields) {
    const entry = {
      key, card, fields, version: Number(card.dataset.version), kept: fields.read(),
      // What was sent and never answered: if it turns up as kept, these are our own words.
      attempts: [],
      timer: 0, sending: null, problem: '', clash: null,
      path: key === 'residencia' ? `${address}/residencia` : `${address}/estandares/${encodeURIComponent(key)}`,
    };
    entries.push(entry);
    card.addEventListener('input', () => changed(entry));
    card.addEventListener('change', () => changed(entry));
    card.addEventListener('focusout', (event) => {
      if (!card.contains(event.relatedTarget)) save(entry);
    });
    return entry;
  }

  const isDirty = (entry) => !same(entry.fields.read(), entry.kept);

  const remember = (entry) => store.write(entry.key, { version: entry.version, values: entry.fields.read(), attempts: entry.attempts });

  function changed(entry) {
    entry.problem = entry.clash ? entry.problem : '';
    if (entry.card.matches('.standard')) showNeeds(entry.card); else showTotal(entry.card);
    if (isDirty(entry)) {
      remember(entry);
    }
    if (entry.clash) entry.card.querySelector('.clash__mine p').textContent = entry.fields.words(entry.fields.read()) || text.textBlank;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => save(entry), DELAY);
    show();
  }

  // ---- sending

  async function ask(path, options) {
    return fetch(path, {
      credentials: 'same-origin', redirect: 'manual', cache: 'no-store', ...options,
      headers: { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest', ...(options && options.headers) },
    });
  }

  const isShut = (answer) => answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 403;

  /** Whether this person is still logged in; brings a fresh token. */
  async function refreshSession() {
    const answer = await ask(`${address}/sesion`);
    if (!answer.ok) {
      session = isShut(answer) ? 'over' : session;
      // Whoever may not see this diagnosis is somebody else.
      if (answer.status === 404) session = 'other';
      return false;
    }
    const fresh = await answer.json();
    session = fresh.username === text.user ? 'open' : 'other';
    if (session !== 'open') return false;
    token = fresh.token;
    header = fresh.header;
    for (const field of document.querySelectorAll('input[name="_csrf"]')) field.value = token;
    return true;
  }

  function post(path, body) {
    const json = JSON.stringify(body);
    // The page may be left meanwhile; a browser promises that for small ones only.
    return ask(path, { method: 'POST', keepalive: json.length < 15000, headers: { 'Content-Type': 'application/json', [header]: token }, body: json });
  }

  async function postFresh(path, body) {
    if (session !== 'open' && !(await refreshSession())) return null;
    let answer = await post(path, body);
    if (isShut(answer)) {
      if (!(await refreshSession())) return null;
      answer = await post(path, body);
    }
    return isShut(answer) ? null : answer;
  }

  /** Sends what is typed, one request of an entry after the other. Gives back whether all of it is kept. */
  async function save(entry) {
    clearTimeout(entry.timer);
    while (entry.sending) {
      await entry.sending;
    }
    if (!isDirty(entry)) {
      if (!entry.clash) store.remove(entry.key);
      show();
      return true;
    }
    if (entry.clash || entry.problem) return false;
    entry.sending = send(entry).finally(() => { entry.sending = null; });
    await entry.sending;
    show();
    return !isDirty(entry);
  }

  async function send(entry) {
    const values = entry.fields.read();
    entry.attempts = [...entry.attempts, values].slice(-10);
    entry.failed = '';
    remember(entry);
    show('saving');
    let answer;
    try {
      answer = await postFresh(entry.path, { version: entry.version, ...values });
    } catch {
      entry.failed = 'offline';
      return;
    }
    if (!answer) {
      entry.failed = 'session';
    } else if (answer.ok) {
      kept(entry, values, await answer.json());
    } else if (answer.status === 409) {
      await overtaken(entry, await answer.json());
    } else if (answer.status === 400) {
      const refusal = await answer.json().catch(() => ({}));
      entry.problem = refusal.sentence || text.textFailed;
    } else {
      entry.failed = 'failed';
    }
  }

  function kept(entry, values, answer) {
    entry.version = answer.version;
    entry.kept = values;
    entry.attempts = [];
    entry.card.dataset.version = answer.version;
    const hidden = entry.card.querySelector('input[name^="version."], input[name="profileVersion"]');
    if (hidden) hidden.value = answer.version;
    lastSaved = answer.savedAt;
    if (isDirty(entry)) {
      remember(entry);
      entry.timer = setTimeout(() => save(entry), DELAY);
    } else {
      store.remove(entry.key);
    }
    showProgress(entry, answer);
  }

  async function overtaken(entry, stored) {
    if (entry.attempts.some((attempt) => same(stored, attempt))) {
      entry.version = stored.version;
      entry.kept = pick(stored);
      await send(entry);
      return;
    }
    entry.attempts = [];
    entry.clash = stored;
    showClash(entry);
  }

  const pick = (stored) => (stored.headCounts
    ? { headCounts: stored.headCounts, valueProposal: stored.valueProposal || '' }
    : { currentState: stored.currentState || '', desiredState: stored.desiredState || '', needs: stored.needs || [], noNeed: Boolean(stored.noNeed) });

  function choose(entry, choice) {
    const stored = entry.clash;
    // Taking the buttons away moves the focus, which would save: not before it is clear what.
    entry.card.querySelector('.clash').remove();
    entry.clash = null;
    entry.problem = '';
    entry.version = stored.version;
    entry.kept = pick(stored);
    if (choice === 'stored') {
      entry.fields.write(entry.kept);
      store.remove(entry.key);
    }
    save(entry);
    entry.card.querySelector('textarea').focus();
    show();
  }

  async function saveAll() {
    const all = await Promise.all(entries.map((entry) => save(entry)));
    return all.every(Boolean);
  }

  // ---- what people see

  function show(what) {
    const dirty = entries.filter(isDirty);
    const clash = entries.find((entry) => entry.clash);
    const problem = entries.find((entry) => entry.problem && !entry.clash);
    const failed = dirty.find((entry) => entry.failed);
    let words = restored ? text.textRestored : text.textIdle;
    let kind = '';
    if (dirty.length && session === 'over') {
      words = text.textLogin; kind = 'bad';
    } else if (dirty.length && session === 'other') {
      words = text.textOther; kind = 'bad';
    } else if (clash) {
      words = text.textConflict; kind = 'bad';
    } else if (problem) {
      words = text.textRefused; kind = 'bad';
    } else if (what === 'saving' || entries.some((entry) => entry.sending)) {
      words = text.textSaving; kind = 'wait';
    } else if (failed) {
      words = failed.failed === 'offline' ? text.textOffline : text.textFailed; kind = 'bad';
    } else if (dirty.length) {
      words = text.textTyping; kind = 'wait';
    } else if (lastSaved) {
      words = say(text.textSaved, lastSaved); kind = 'saved';
      if (restored) words = `${words}. ${text.textRestored}`;
      if (strayed()) { words = `${words}. ${text.textElsewhere}`; }
    } else if (strayed()) {
      words = text.textElsewhere; kind = 'wait';
    }
    if (state.textContent !== words) state.textContent = words;
    state.parentElement.className = `saver__state ${kind ? `saver__state--${kind}` : ''}`;
    loginLink.hidden = !(dirty.length && session !== 'open');
    for (const entry of entries) {
      const place = entry.card.querySelector('.standard__problem');
      const sentence = entry.clash ? '' : entry.problem;
      if (place.textContent !== sentence) place.textContent = sentence;
    }
  }

  const strayed = () => store.keys().some((key) => !entries.some((entry) => entry.key === key));

  function showClash(entry) {
    const old = entry.card.querySelector('.clash');
    if (old) old.remove();
    const panel = document.getElementById('clash').content.firstElementChild.cloneNode(true);
    const stored = entry.clash;
    panel.querySelector('.clash__who').textContent = `${text.textClash} ${say(text.textWho, stored.by || '', stored.at || '')}`;
    panel.querySelector('.clash__mine p').textContent = entry.fields.words(entry.fields.read()) || text.textBlank;
    panel.querySelector('.clash__stored p').textContent = entry.fields.words(pick(stored)) || text.textBlank;
    for (const button of panel.querySelectorAll('[data-choice]')) {
      button.addEventListener('click', () => choose(entry, button.dataset.choice));
    }
    entry.card.querySelector('.standard__problem').before(panel);
    if (entry.card.matches('details')) entry.card.open = true;
  }

  function showProgress(entry, answer) {
    const tag = entry.card.querySelector('.standard__state');
    if (tag && answer.progress) {
      entry.card.dataset.progress = answer.progress;
      tag.className = `tag standard__state tag--${answer.progress.toLowerCase()}`;
      tag.textContent = { DONE: text.textDone, BEGUN: text.textBegun, EMPTY: text.textEmpty }[answer.progress];
    }
    document.getElementById('overall').textContent = say(text.textOverall, answer.answered, answer.total);
    root.querySelector('.overall progress').value = answer.answered;
    const links = root.querySelectorAll('.parts a');
    (answer.steps || []).forEach((answered, i) => {
      const link = links[i];
      if (!link) return;
      link.classList.toggle('parts__done', answered === Number(link.dataset.total));
      link.querySelector('.parts__count').textContent = say(text.textStep, answered, link.dataset.total);
    });
  }

  // ---- the needs of a standard

  function blankRow(list) {
    const row = list.lastElementChild.cloneNode(true);
    row.querySelector('[data-field="need"]').value = '';
    row.querySelector('[data-field="priority"]').value = 'MEDIUM';
    return row;
  }

  const priorityName = (card, priority) => {
    const option = card.querySelector(`[data-field="priority"] option[value="${priority}"]`);
    return option ? option.textContent : priority;
  };

  /** The box that nothing is needed, and needs, exclude each other. */
  function showNeeds(card) {
    const box = card.querySelector('[data-field="noNeed"]');
    const written = [...card.querySelectorAll('[data-field="need"]')].some((field) => field.value.trim());
    box.disabled = written && !box.checked;
    card.querySelector('.needs').classList.toggle('needs--none', box.checked && !written);
    for (const area of card.querySelectorAll('textarea')) showLength(area);
  }

  function showLength(area) {
    const max = Number(text.max);
    let place = area.parentElement.querySelector('.length');
    if (area.value.length < max * 0.85) {
      if (place) place.remove();
      return;
    }
    if (!place) {
      place = document.createElement('p');
      area.after(place);
    }
    place.className = `length ${area.value.length > max ? 'length--over' : ''}`;
    place.textContent = say(text.textLength, area.value.length.toLocaleString('es-CL'), max.toLocaleString('es-CL'));
  }

  function prepareStandard(card) {
    const list = card.querySelector('.needs__list');
    const add = card.querySelector('.need__add');
    const key = card.dataset.standard;
    const fields = standardFields(card);
    if (list.children.length > 1) list.querySelector('[data-blank]').remove();
    for (const row of list.children) row.removeAttribute('data-blank');
    for (const button of card.querySelectorAll('.need__remove')) button.hidden = false;
    add.hidden = false;
    add.addEventListener('click', () => {
      const row = blankRow(list);
      row.querySelector('.need__remove').hidden = false;
      list.append(row);
      row.querySelector('[data-field="need"]').focus();
    });
    const entry = addEntry(key, card, fields);
    list.addEventListener('click', (event) => {
      const button = event.target.closest('.need__remove');
      if (!button) return;
      const row = button.closest('.need');
      const neighbour = row.nextElementSibling || row.previousElementSibling;
      if (neighbour) {
        row.remove();
        neighbour.querySelector('[data-field="need"]').focus();
      } else {
        row.querySelector('[data-field="need"]').value = '';
        row.querySelector('[data-field="need"]').focus();
      }
      changed(entry);
    });
    list.addEventListener('keydown', (event) => {
      // Enter in a need begins the next one instead of sending the page.
      if (event.key === 'Enter' && event.target.matches('[data-field="need"]')) {
        event.preventDefault();
        if (event.target.value.trim()) add.click();
      }
    });
    const next = card.querySelector('.standard__next');
    const following = () => {
      const cards = [...form.querySelectorAll('.standard')];
      return cards[cards.indexOf(card) + 1];
    };
    if (following()) {
      next.hidden = false;
      next.addEventListener('click', () => {
        save(entry);
        card.open = false;
        following().open = true;
        following().querySelector('summary').focus();
        following().scrollIntoView({ block: 'start' });
      });
    }
    showNeeds(card);
    return entry;
  }

  function showTotal(card) {
    const sum = [...card.querySelectorAll('[data-band]')].map((field) => Number(field.value) || 0).reduce((a, b) => a + b, 0);
    document.getElementById('ages-total').textContent = say(text.textTotal, sum);
    for (const area of card.querySelectorAll('textarea')) showLength(area);
  }

  // ---- what an earlier visit could not send

  function restore(entry) {
    const piece = store.read(entry.key);
    if (!piece || !piece.values) return;
    if (same(piece.values, entry.kept)) {
      store.remove(entry.key);
      return;
    }
    entry.fields.write(piece.values);
    entry.version = piece.version;
    entry.attempts = piece.attempts || [];
    restored = true;
    if (entry.card.matches('details')) entry.card.open = true;
    save(entry);
  }

  /** Pieces of other pages of the form go to the server from here; what was overtaken waits until its page is opened. */
  async function sendStray() {
    for (const key of store.keys().filter((stray) => !entries.some((entry) => entry.key === stray))) {
      const piece = store.read(key);
      if (piece && piece.values) {
        const path = key === 'residencia' ? `${address}/residencia` : `${address}/estandares/${encodeURIComponent(key)}`;
        try {
          const answer = await postFresh(path, { version: piece.version, ...piece.values });
          if (answer && answer.ok) {
            store.remove(key);
            const body = await answer.json();
            lastSaved = body.savedAt;
            showProgress({ card: root }, { ...body, progress: '' });
          }
        } catch { /* it stays, and is tried again */ }
      }
    }
    show();
  }

  // ---- begin

  root.classList.add('with-script');
  for (const card of form.querySelectorAll('.standard')) prepareStandard(card);
  const profile = form.querySelector('[data-profile]');
  if (profile) addEntry('residencia', profile, profileFields(profile));
  // What the server put back into the fields, because it could not keep it, is chosen by the page's own buttons.
  const sentBack = form.querySelector('.clash');
  if (!sentBack) entries.forEach(restore);
  sendStray();

  const opened = location.hash && document.getElementById(location.hash.slice(1));
  if (opened && opened.matches('details')) opened.open = true;

  form.addEventListener('submit', async (event) => {
    event.stopPropagation();
    // With a conflict that the server told of, the form itself carries the choice.
    if (sentBack) return;
    event.preventDefault();
    const button = form.querySelector('[data-next]');
    if (await saveAll()) location.assign(button.dataset.next);
    else show();
  });

  const handIn = root.querySelector('form.hand-in');
  if (handIn) {
    handIn.addEventListener('submit', async (event) => {
      if (!entries.some(isDirty)) return;
      event.preventDefault();
      event.stopPropagation();
      if (await saveAll()) handIn.submit();
      else {
        show();
        state.textContent = text.textUnsaved;
      }
    });
  }

  for (const link of root.querySelectorAll('.parts a, .saver__go a, .gaps a')) {
    link.addEventListener('click', async (event) => {
      if (!entries.some(isDirty) || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await saveAll();
      location.assign(link.href);
    });
  }

  const retry = () => {
    for (const entry of entries) {
      if (isDirty(entry) && !entry.sending) save(entry);
    }
    if (strayed()) sendStray();
  };
  window.addEventListener('online', retry);
  window.addEventListener('focus', retry);
  window.addEventListener('storage', retry);
  setInterval(() => { if (entries.some((entry) => entry.failed && isDirty(entry))) retry(); }, RETRY);
  document.addEventListener('visibilitychange', retry);
  window.addEventListener('pagehide', () => entries.filter((entry) => isDirty(entry) && !entry.clash).forEach((entry) => {
    const values = entry.fields.read();
    entry.attempts = [...entry.attempts, values].slice(-10);
    remember(entry);
    post(entry.path, { version: entry.version, ...values }).catch(() => {});
  }));
  // A page that the browser kept is older than what is on the server.
  window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
  show();
})();
