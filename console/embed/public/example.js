// What a ticketing page does with it: hand it a token, and listen.
const prefill = document.querySelector('mooring-prefill');
document.querySelector('#token').addEventListener('change', (event) => { prefill.setAttribute('token', event.target.value.trim()); });
prefill.addEventListener('mooring-select', ({ detail: { customer, device, phone } }) => {
  const { elements } = document.querySelector('form');
  elements.customer.value = customer?.name ?? '';
  elements.phone.value = phone ?? '';
  elements.sn.value = device?.sn ?? '';
  elements.model.value = device?.modelCode ?? '';
});
