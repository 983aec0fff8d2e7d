// The prefill desk: what an agent sees when a number is typed, asked from the same API as every front end.
'use strict';

const CUSTOMER = 'customerId name kind serviceLevel phones { e164 extension } addresses { text }';
const DEVICE = 'sn modelCode modelName warrantyEndsOn warrantyStatus prompts { message { zh en } } model { manufacturer name specifications }';
const TICKET = 'number title ticketStatus createdAt';
const PREFILL = `query Desk($phone: String!) { prefill(phone: $phone) {
  phone extension match rejection { text { zh en } }
  candidates { reasons { text { zh en } } serviceLevel customer { ${CUSTOMER} } devices { ${DEVICE} } relatedDevices { ${DEVICE} }
    contracts { number serviceLevel startsOn endsOn } openTickets { ${TICKET} } recentTickets { ${TICKET} } } } }`;
const DEVICE_BY_SN = `query DeskDevice($sn: String!) { device(sn: $sn) { ${DEVICE} owner { ${CUSTOMER} } } }`;

const WORDS = {
  nobody: ['没有客户登记过这个号码', 'Nobody known by this number'],
  failed: ['查询失败', 'The look-up failed'],
  signIn: ['请输入访问令牌(数据目录中的 admin-token 文件)', 'Enter an access token (the file admin-token in the data directory)'],
  SWITCHBOARD: ['总机号码:请确认分机或来电人', 'A switchboard: ask for the extension or the caller'],
  several: ['多位客户使用这个号码,请与来电人核实', 'Several customers use this number: verify with the caller'],
  devices: ['设备', 'Devices'], related: ['相关设备(合同内或由其购买)', 'Related devices (under contract, or bought)'], contracts: ['服务合同', 'Contracts'], open: ['未结工单', 'Open tickets'], recent: ['历史工单', 'Past tickets'],
  IN_WARRANTY: ['保内', 'in warranty'], EXPIRED: ['已过保', 'out of warranty'], UNKNOWN: ['保修未知', 'warranty unknown'], owner: ['所有者', 'Owner'],
};

let language = localStorage.getItem('language') ?? 'zh';
const word = (name) => WORDS[name]?.[language === 'zh' ? 0 : 1] ?? name;
const byId = (id) => document.getElementById(id);

/** Everything shown goes through textContent: what a source wrote is never markup. */
function element(tag, text = '', className = '') {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className !== '') made.className = className;
  return made;
}

function show(...children) {
  byId('answer').replaceChildren(...children);
}

function translate() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const labelled of document.querySelectorAll('[data-zh]')) labelled.textContent = labelled.dataset[language];
  byId('language').textContent = language === 'zh' ? 'English' : '中文';
}

async function ask(query, variables) {
  const response = await fetch('graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${sessionStorage.getItem('token') ?? ''}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors?.[0]?.extensions?.code === 'UNAUTHENTICATED') { byId('sign-in').hidden = false; throw new Error(word('signIn')); }
  if (errors?.length > 0) throw new Error(`${word('failed')}: ${errors[0].message}`);
  return data;
}

function list(title, lines) {
  if (lines.length === 0) return [];
  const items = element('ul');
  items.append(...lines);
  return [element('h3', title), items];
}

function deviceLine(device) {
  const line = element('li', [device.sn, device.modelCode, device.model?.name ?? device.modelName, device.warrantyEndsOn, word(device.warrantyStatus)].filter(Boolean).join(' · '));
  for (const prompt of device.prompts) line.append(element('div', prompt.message[language], 'prompt'));
  return line;
}

const ticketLine = (ticket) => element('li', [ticket.createdAt?.slice(0, 10), ticket.number, ticket.title, ticket.ticketStatus].filter(Boolean).join(' · '));
const contractLine = (contract) => element('li', [contract.number, contract.serviceLevel, contract.startsOn, '→', contract.endsOn].filter(Boolean).join(' '));

function customerHead(customer, level) {
  const phones = customer.phones.map((phone) => phone.e164 + (phone.extension === null ? '' : `-${phone.extension}`)).join(', ');
  return [
    element('h2', [customer.name, level ?? customer.serviceLevel].filter(Boolean).join(' · ')),
    element('div', [customer.customerId, phones, customer.addresses[0]?.text].filter(Boolean).join(' · '), 'message'),
  ];
}

function candidateSection(candidate) {
  const section = element('section');
  const reasons = element('div', '', 'reasons');
  reasons.append(...candidate.reasons.map((reason) => element('span', reason.text[language])));
  section.append(...customerHead(candidate.customer, candidate.serviceLevel), reasons,
    ...list(word('devices'), candidate.devices.map(deviceLine)), ...list(word('related'), candidate.relatedDevices.map(deviceLine)),
    ...list(word('contracts'), candidate.contracts.map(contractLine)),
    ...list(word('open'), candidate.openTickets.map(ticketLine)), ...list(word('recent'), candidate.recentTickets.map(ticketLine)));
  return section;
}

async function lookUpDevice(sn) {
  const { device } = await ask(DEVICE_BY_SN, { sn });
  if (device === null) return null;
  const section = element('section');
  section.append(element('h2', device.sn), ...list(word('devices'), [deviceLine(device)]));
  const data = Object.entries(device.model?.specifications ?? {}).map(([name, value]) => element('li', `${name}: ${value}`));
  section.append(...list(device.model === null ? '' : `${device.model.manufacturer} ${device.model.name}`, data));
  if (device.owner !== null) section.append(element('h3', word('owner')), ...customerHead(device.owner));
  return section;
}

async function lookUp(text) {
  const { prefill } = await ask(PREFILL, { phone: text });
  if (prefill.match === 'INVALID') {
    const device = await lookUpDevice(text);
    show(device ?? element('p', prefill.rejection.text[language], 'message'));
  } else if (prefill.match === 'NONE') {
    show(await lookUpDevice(text) ?? element('p', `${prefill.phone}: ${word('nobody')}`, 'message'));
  } else {
    const notes = [prefill.match === 'SWITCHBOARD' ? word('SWITCHBOARD') : '', prefill.candidates.length > 1 ? word('several') : ''].filter(Boolean);
    show(...notes.map((note) => element('p', note, 'prompt')), ...prefill.candidates.map(candidateSection));
  }
}

let latest = '';
async function onAsk(text) {
  latest = text;
  if (text.trim() === '') { show(); return; }
  try {
    await lookUp(text.trim());
  } catch (error) {
    if (latest === text) show(element('p', error.message, 'prompt'));
  }
}

byId('ask').addEventListener('submit', (event) => { event.preventDefault(); void onAsk(byId('text').value); });
byId('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  sessionStorage.setItem('token', byId('token').value.trim());
  byId('sign-in').hidden = true;
  void onAsk(byId('text').value);
});
byId('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', language);
  translate();
  void onAsk(byId('text').value);
});

// The console link carries the token behind the #, which browsers send to nobody; it is taken out of the address at once.
const linked = /^#token=(.+)$/.exec(location.hash);
if (linked !== null) {
  sessionStorage.setItem('token', decodeURIComponent(linked[1]));
  history.replaceState(null, '', location.pathname);
}
byId('sign-in').hidden = sessionStorage.getItem('token') !== null;
translate();
