'use strict';

// Everything that comes from a call is put in as text, never as HTML.

const WORDS = {
  zh: {
    title: '转人工', languages: '语言', choose: '选择一通来电，查看客户情况。', trial: '试呼', summary: '摘要',
    known: '已知信息', slot: '项目', value: '内容', transcript: '通话记录', open: '等待和通话中', over: '已结束',
    callBacks: '回电', noOpen: '现在没有人等待。', noOver: '没有记录。', noCallBacks: '没有要回的电话。',
    showNumber: '显示号码', markDone: '已回电', ring: '现在呼叫', caller: '客户', bot: '语音助手', agent: '人工', hidden: '号码未显示',
    waiting: '等待中', taken: '通话中', 'not-taken': '未接通', ended: '已结束',
    'cb-open': '待回电', 'cb-ringing': '正在呼叫', 'cb-done': '已回电', 'cb-given-up': '未联系上',
    'nobody-answered': '无人接听', 'caller-gave-up': '客户挂断',
    count: n => n === 0 ? '无人等待' : n + ' 人等待中', waited: t => '等了 ' + t, target: t => '转往 ' + t,
    due: t => t + ' 前后', tries: n => n === 0 ? '' : '已呼叫 ' + n + ' 次', asked: t => t + ' 提出',
    noCall: '没有这通来电的记录，可能已经过期。', offline: '连不上服务，显示的内容可能不是最新的。',
    failed: '没有办成：', minutes: (m, s) => m + ' 分 ' + s + ' 秒', queue: q => '队列 ' + q, verified: '已核实身份',
    name: '姓名', customer: '客户号', balance: '余额', bill: '账单金额', due_date: '还款日', minimum: '最低还款额',
    reference: '登记号', card_tail: '卡号尾号', city: '城市', principal: '本金', fee: '手续费', total: '合计',
    day: '日', new_date: '新还款日', method: '还款方式', pay_by: '最晚还款', valid_until: '有效期至', days: '天数',
    next_date: '下期日期', next_amount: '下期金额', left: '剩余期数', remaining: '剩余金额', words: '原话',
    postcode: '邮编', status: '状态', branch: '网点', amount: '金额', date: '日期', text: '摘要'
  },
  en: {
    title: 'Calls handed over', languages: 'Language', choose: 'Choose a call to see what it is about.', trial: 'trial',
    summary: 'Summary', known: 'What is known', slot: 'Item', value: 'Value', transcript: 'What was said',
    open: 'Waiting and talking', over: 'Over', callBacks: 'Call-backs', noOpen: 'Nobody is waiting.',
    noOver: 'Nothing here.', noCallBacks: 'Nobody is to be called back.', showNumber: 'Show number',
    markDone: 'Called back', ring: 'Ring now', caller: 'Caller', bot: 'Voice assistant', agent: 'Agent', hidden: 'Number hidden',
    waiting: 'Waiting', taken: 'Talking', 'not-taken': 'Not answered', ended: 'Over',
    'cb-open': 'To be called', 'cb-ringing': 'Ringing', 'cb-done': 'Called back', 'cb-given-up': 'Not reached',
    'nobody-answered': 'nobody answered', 'caller-gave-up': 'caller hung up',
    count: n => n === 0 ? 'nobody waiting' : n + ' waiting', waited: t => 'waited ' + t, target: t => 'To ' + t,
    due: t => 'due ' + t, tries: n => n === 0 ? '' : n === 1 ? 'tried once' : 'tried ' + n + ' times',
    asked: t => 'asked for at ' + t,
    noCall: 'There is no such call; it may be too long ago.',
    offline: 'The service cannot be reached; what you see may be out of date.', failed: 'That did not work: ',
    minutes: (m, s) => m + ' min ' + s + ' s', queue: q => 'queue ' + q, verified: 'Verified',
    name: 'Name', customer: 'Customer', balance: 'Balance', bill: 'Bill', due_date: 'Due date', minimum: 'Minimum payment',
    reference: 'Reference', card_tail: 'Card ending in', city: 'City', principal: 'Principal', fee: 'Fee', total: 'Total',
    day: 'Day', new_date: 'New date', method: 'Method', pay_by: 'Pay by', valid_until: 'Valid until', days: 'Days',
    next_date: 'Next date', next_amount: 'Next amount', left: 'Left', remaining: 'Remaining', words: 'In their words',
    postcode: 'Postcode', status: 'Status', branch: 'Branch', amount: 'Amount', date: 'Date', text: 'Text'
  }
};

const LANGUAGE = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
const T = WORDS[LANGUAGE];
const POLL_MS = 2000;
const shown = decodeURIComponent(location.pathname.replace(/^\/handovers\/?/, ''));
const el = id => document.getElementById(id);

/** Sets a text only if it changes, so that nothing is read aloud or selected anew for no reason. */
function text(node, value) {
  if (node.textContent !== value) {
    node.textContent = value;
  }
}

function words(root) {
  root.querySelectorAll('[data-text]').forEach(node => text(node, T[node.dataset.text]));
  root.querySelectorAll('[data-label]').forEach(node => node.setAttribute('aria-label', T[node.dataset.label]));
}

function span(seconds) {
  return T.minutes(Math.floor(seconds / 60), seconds % 60);
}

function clockTime(iso) {
  return new Date(iso).toLocaleTimeString(LANGUAGE === 'zh' ? 'zh-CN' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
}

function day(iso) {
  const date = new Date(iso);
  const today = new Date().toDateString() === date.toDateString();
  return (today ? '' : date.toLocaleDateString(LANGUAGE === 'zh' ? 'zh-CN' : 'en-GB', { month: 'numeric', day: 'numeric' }) + ' ')
    + clockTime(iso);
}

function place(target) {
  return target.startsWith('queue:') ? T.queue(target.slice('queue:'.length)) : target;
}

// The machine that shows the page may have another time than the service: waiting is counted from when we heard of it.
const heardAt = new Map();

function waitedSeconds(one) {
  if (one.state.is !== 'waiting') {
    return one.waitedSeconds;
  }
  const key = one.callId + one.state.since;
  if (!heardAt.has(key)) {
    heardAt.set(key, Date.now() - one.waitedSeconds * 1000);
  }
  return Math.max(0, Math.floor((Date.now() - heardAt.get(key)) / 1000));
}

function showState(node, one) {
  node.dataset.is = one.state.is;
  text(node, T[one.state.is] + (one.state.why ? (LANGUAGE === 'zh' ? '：' : ': ') + T[one.state.why] : ''));
}

/** Brings a list to the items given, keeping the elements of those that stay. */
function list(ul, items, key, make, fill) {
  const old = new Map([...ul.children].map(node => [node.dataset.key, node]));
  items.forEach((item, i) => {
    let node = old.get(key(item));
    if (node) {
      old.delete(key(item));
    } else {
      node = make();
      node.dataset.key = key(item);
    }
    fill(node, item);
    if (ul.children[i] !== node) {
      ul.insertBefore(node, ul.children[i] || null);
    }
  });
  old.forEach(node => node.remove());
}

function fromTemplate(id) {
  const node = el(id).content.firstElementChild.cloneNode(true);
  words(node);
  return node;
}

function fillCard(node, one) {
  const link = node.querySelector('.go');
  link.href = '/handovers/' + encodeURIComponent(one.callId) + '?lang=' + LANGUAGE;
  if (one.callId === shown) {
    link.setAttribute('aria-current', 'page');
  }
  showState(node.querySelector('.state'), one);
  text(node.querySelector('.waited'), T.waited(span(waitedSeconds(one))) + ' · ' + day(one.at));
  node.querySelector('.trial').hidden = !one.trial;
  for (const part of ['who', 'what', 'why']) {
    const line = node.querySelector('.' + part);
    line.lang = one.language;
    text(line, one.summary[part]);
  }
}

function fillCallBack(node, one) {
  const state = node.querySelector('.state');
  state.dataset.is = one.state;
  text(state, T['cb-' + one.state]);
  text(node.querySelector('.due'), one.due ? T.due(day(one.due)) : '');
  node.querySelector('.trial').hidden = !one.trial;
  const number = node.querySelector('.number');
  if (!node.dataset.revealed) {
    text(number, one.number);
  }
  const what = node.querySelector('.what');
  what.lang = one.language || LANGUAGE;
  text(what, one.summary ? one.summary.what : '');
  text(node.querySelector('.more'), [place(one.target), T.asked(day(one.askedAt)), T.tries(one.attempts)].filter(Boolean).join(' · '));
  const done = node.querySelector('.done');
  done.hidden = one.state !== 'open' && one.state !== 'given-up';
  done.onclick = () => act(done, '/api/callbacks/' + encodeURIComponent(one.id) + '/done', 'POST');
  const ring = node.querySelector('.ring');
  ring.hidden = !one.canRing;
  ring.onclick = () => act(ring, '/api/callbacks/' + encodeURIComponent(one.id) + '/call', 'POST');
  const show = node.querySelector('.show');
  show.hidden = Boolean(node.dataset.revealed);
  show.onclick = async () => {
    const whole = await act(show, '/api/callbacks/' + encodeURIComponent(one.id), 'GET');
    if (whole) {
      node.dataset.revealed = 'yes';
      text(number, whole.number);
      show.hidden = true;
      number.tabIndex = -1;
      number.focus();
    }
  };
}

async function act(button, url, method) {
  button.disabled = true;
  try {
    const answer = await fetch(url, { method });
    const body = await answer.json();
    if (!answer.ok) {
      trouble(T.failed + (body.detail || answer.status));
      return null;
    }
    await poll();
    return body;
  } catch (e) {
    trouble(T.offline);
    return null;
  } finally {
    button.disabled = false;
  }
}

let troubleUntil = 0;

function trouble(message) {
  text(el('trouble'), message);
  el('trouble').hidden = false;
  troubleUntil = Date.now() + 8000;
}

let record = null;

/** The words for a slot; those of a list (amount_1, amount_2) share theirs. */
function label(name) {
  const parts = name.match(/^(.*?)(?:_(\d+))?$/);
  const known = T[parts[1]];
  return typeof known === 'string' ? known + (parts[2] ? ' ' + parts[2] : '') : name;
}

function row(name, value) {
  const tr = document.createElement('tr');
  const th = document.createElement('th');
  th.scope = 'row';
  text(th, label(name));
  const td = document.createElement('td');
  text(td, value);
  tr.append(th, td);
  return tr;
}

function said(turn, language) {
  const li = document.createElement('li');
  li.className = turn.speaker;
  const by = document.createElement('span');
  by.className = 'said-by';
  const seconds = Math.floor(turn.startMs / 1000);
  text(by, T[turn.speaker] + ' · ' + Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0'));
  const what = document.createElement('span');
  what.lang = language;
  text(what, turn.text);
  li.append(by, what);
  return li;
}

function showRecord(one) {
  const changed = !record || JSON.stringify([record.at, record.turns]) !== JSON.stringify([one.at, one.turns]);
  record = one;
  el('choose').hidden = true;
  el('record').hidden = false;
  text(el('number'), one.caller || T.hidden);
  text(el('target'), T.target(place(one.target)) + ' · ' + day(one.at));
  el('trial').hidden = !one.trial;
  for (const part of ['who', 'what', 'why']) {
    el(part).lang = one.language;
    text(el(part), one.summary[part]);
  }
  if (changed) {
    el('slots').replaceChildren(...Object.entries(one.slots).map(([name, value]) => row(name, value)));
    el('known').hidden = Object.keys(one.slots).length === 0;
    el('turns').replaceChildren(...one.turns.map(turn => said(turn, one.language)));
  }
  document.title = one.summary.who + ' – ' + T.title;
  tickRecord();
}

function tickRecord() {
  if (record) {
    showState(el('state'), record);
    text(el('waited'), T.waited(span(waitedSeconds(record))));
  }
}

const tags = new Map();
let handovers = [];
let callBacks = [];

/** What is at the address, or nothing if it has not changed since. */
async function news(url) {
  const answer = await fetch(url, { cache: 'no-store', headers: tags.has(url) ? { 'If-None-Match': tags.get(url) } : {} });
  if (answer.status === 304) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(url + ': ' + answer.status);
  }
  tags.set(url, answer.headers.get('ETag'));
  return answer.json();
}

async function poll() {
  try {
    const fresh = await news('/api/handovers?state=all');
    if (fresh) {
      handovers = fresh;
      if (shown) {
        await loadRecord();
      }
    }
    callBacks = await news('/api/callbacks') || callBacks;
    if (Date.now() > troubleUntil) {
      el('trouble').hidden = true;
    }
    draw();
  } catch (e) {
    trouble(T.offline);
  }
}

async function loadRecord() {
  const answer = await fetch('/api/handovers/' + encodeURIComponent(shown), { cache: 'no-store' });
  if (answer.status === 404) {
    el('choose').hidden = false;
    el('record').hidden = true;
    text(el('choose'), T.noCall);
    return;
  }
  showRecord(await answer.json());
}

function draw() {
  const open = handovers.filter(one => one.state.is === 'waiting' || one.state.is === 'taken');
  const over = handovers.filter(one => !open.includes(one));
  list(el('open'), open, one => one.callId, () => fromTemplate('card'), fillCard);
  list(el('over'), over, one => one.callId, () => fromTemplate('card'), fillCard);
  list(el('callbacks'), callBacks, one => one.id, () => fromTemplate('callback'), fillCallBack);
  el('no-open').hidden = open.length > 0;
  el('no-over').hidden = over.length > 0;
  el('no-callbacks').hidden = callBacks.length > 0;
  text(el('count'), T.count(open.filter(one => one.state.is === 'waiting').length));
  tickRecord();
}

words(document);
document.title = T.title;
document.querySelectorAll('[data-language]').forEach(link => {
  if (link.dataset.language === LANGUAGE) {
    link.setAttribute('aria-current', 'true');
  }
});
poll();
setInterval(poll, POLL_MS);
setInterval(draw, 1000);
