/** The choice of the network in the form of a run. */
import { byId, named, offer } from '../base/dom.js';
import { plural } from '../base/format.js';
import { on, show, view, world } from '../base/state.js';
import { ofService, t } from '../base/words.js';
import { choose, restoreDraft, shownNetwork } from './draft.js';
import { loadNetworks, startDescription } from './description.js';
import { priceOf } from './price.js';

const DRAFT = ' draft'; // no network's name

/** Starts the choice. */
export function startNetworkChooser() {
	restoreDraft();
	byId('field-network').addEventListener('change', (event) => {
		if (event.target.value !== DRAFT) {
			choose(event.target.value);
		}
	});
	byId('network-edit').addEventListener('click', () => show({ layers: view.layers ? '' : 'shown' }));
	on(['loaded', 'networks', 'draft', 'network', 'formNetwork', 'settings'], render);
	on(['described', 'draft', 'network', 'formNetwork', 'networks', 'runs', 'layers'], tell);
	on(['loaded'], () => world.loaded && loadNetworks());
	startDescription();
}

function render() {
	const usual = ofService(world.settings.find(({ name }) => name === 'network')?.unset) || 'article';
	const unset = world.formNetwork ? t('{value}, as in the recipe', { value: world.formNetwork }) : usual;
	const { draft } = world;
	const changed = draft ? [[DRAFT, t('{name}, changed', { name: draft.base })]] : [];
	const select = byId('field-network');
	offer(select, [...changed, ['', unset], ...world.networks.map(({ name }) => [name, name])]);
	select.value = draft ? DRAFT : view.network;
}

function tell() {
	const network = shownNetwork();
	const { described } = world;
	const faulty = described?.errors.length > 0;
	byId('about-network').replaceChildren(...(!network ? [] : faulty ? [t('A layer needs a look.')]
		: [named(world.draft ? '' : `${ofService(network.description) || ''} `), plural(network.layers.length, 'layer'),
			described ? ` · ${priceOf(described)}` : '']));
	byId('field-network').setAttribute('aria-invalid', faulty);
	byId('network-edit').setAttribute('aria-expanded', Boolean(view.layers));
	byId('network-edit').textContent = view.layers ? t('Hide its layers') : t('Look at its layers, and change them');
}
