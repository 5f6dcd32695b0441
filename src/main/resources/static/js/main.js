/** Starts what all views share, and each view when it is first shown, so that a page which only watches a run costs little. */
import './base/link-key.js'; // before anything reads the address
import { announce, byId } from './base/dom.js';
import { startAddressCheck } from './base/address-check.js';
import { startPinned } from './base/pinned.js';
import { logIn } from './base/key.js';
import { startKeptEpochs } from './base/kept-epochs.js';
import { startLanguage } from './base/language-chooser.js';
import { startRunEvents } from './base/run-events.js';
import { startModelChooser } from './base/model-chooser.js';
import { refresh } from './base/poller.js';
import { isReplica } from './base/replica.js';
import { startShare } from './base/share.js';
import { activeRun, isActive, modelInUse, on, shownRun, view, world } from './base/state.js';
import { startTabs, tabTitle } from './base/tabs.js';
import { startTheme } from './base/theme.js';
import { t, translatePage } from './base/words.js';
import { startLesson } from './lesson/lesson.js';
import { absentDataset, PICTURE_KEYS } from './picture/picture.js';
import { startUpload } from './picture/upload.js';
import { news, shareDone } from './train/run-words.js';

const VIEWS = {
	train: './train.js', teach: './teach.js', look: './pictures.js', wall: './wall.js', lab: './lab.js', predict: './pictures.js',
	models: './models.js',
};

const RETRY_MILLIS = 3000;

/** Sections that need the chosen picture. */
const NEED_PICTURE = ['inside', 'wall', 'lab', 'answer'];

async function startView() {
	try {
		await import(VIEWS[view.tab]);
	}
	catch (error) {
		console.error(error);
		setTimeout(startView, RETRY_MILLIS);
	}
}

function showSections() {
	const model = modelInUse();
	byId('no-model').hidden = !world.loaded || Boolean(model);
	byId('no-model-words').textContent = isReplica()
		? t('The store that this replica follows has none; the first one appears here as soon as it is published.') : activeRun()
		? t('A run is training: its model can be used here as soon as the first epoch is done.')
		: t('Train one first; on the data set shapes that takes less than a minute.');
	for (const id of ['picture', 'inside', 'wall', 'lab', 'answer', 'evaluation', 'snippet']) {
		byId(id).hidden = !model || (NEED_PICTURE.includes(id) && Boolean(absentDataset()));
	}
}

function tellRun() {
	const run = shownRun();
	const done = run && isActive(run) ? `${Math.floor(shareDone(run) * 100)}% · ` : '';
	document.title = `${done}${tabTitle()} · Convscope`;
	if (run) {
		announce(news(run));
	}
}

translatePage();
startTheme();
startLanguage();
await logIn(refresh);
startAddressCheck(); // before anything shows what does not exist
on(['tab'], startView);
on(['loaded', 'runs', ...PICTURE_KEYS], showSections);
on(['loaded', 'runs', 'run', 'tab'], tellRun);
startPinned();
startTabs();
startModelChooser();
startUpload();
startShare();
if (!isReplica()) {
	startLesson(); // its steps train, and show samples
}
startKeptEpochs();
startRunEvents(refresh);
startView();
refresh();
