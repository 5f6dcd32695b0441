/** The views of the page: one of them is shown, and the address says which. */
import { byId } from './dom.js';
import { addressOf, chosen, on, view, world } from './state.js';
import { t } from './words.js';

const TITLES = {
	train: t('Train'), teach: t('Teach'), look: t('Look inside'), wall: t('All maps'), lab: t('Kernel lab'), predict: t('Predict'),
	models: t('Models'),
};

/** Views that belong to another one. */
const PART_OF = { wall: 'look', lab: 'look' };

/** The views that show a picture. */
export const PICTURE_VIEWS = ['look', 'wall', 'lab', 'predict'];

const links = [...document.querySelectorAll('.tabs a, .views a')];

/** Starts the links and shows the view that the address names. */
export function startTabs() {
	// links carry what is shown, so that they can be opened in a new browser tab
	on([...Object.keys(view), 'loaded', 'runs', 'inUse', 'pinnedRun'], renewLinks);
	on(['tab'], showTab);
	// the fragment names the view, so a plain link to a part of the page is not possible
	document.querySelector('.skip').addEventListener('click', (event) => {
		event.preventDefault();
		byId('main').focus();
	});
	renewLinks();
	showTab();
}

/** The name of the view that is shown, for the window's title. */
export const tabTitle = () => TITLES[view.tab];

/** Points the links between views at what is shown, for the model in use unless a link names another one. */
export function renewLinks() {
	for (const link of document.querySelectorAll('a[data-tab]')) {
		const { tab, model } = link.dataset;
		const { run, model: inUse } = chosen();
		const target = !world.loaded ? {} : tab === 'train' ? { run } : { model: model || inUse };
		link.href = addressOf({ tab, ...target, ...(model && model !== inUse && { epoch: '' }) });
	}
}

let shown;

function showTab() {
	document.body.dataset.tab = view.tab;
	for (const section of document.querySelectorAll('[data-views]')) {
		section.toggleAttribute('data-away', !section.dataset.views.split(' ').includes(view.tab));
	}
	for (const link of links) {
		const isCurrent = link.dataset.tab === view.tab || (link.closest('.tabs') && link.dataset.tab === PART_OF[view.tab]);
		link.ariaCurrent = isCurrent ? 'page' : null;
	}
	if (shown && shown !== view.tab) {
		window.scrollTo(0, 0);
		byId('main').focus({ preventScroll: true });
	}
	shown = view.tab;
}

/** Whether one of these views is shown; hidden views do not ask the service for anything. */
export const inSight = (...tabs) => tabs.includes(view.tab);
