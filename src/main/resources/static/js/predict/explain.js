/** Which parts of the picture count for a label: a map over the picture. */
import { byId, el, isolated, showBlob, showProblem } from '../base/dom.js';
import { adjust, labelInQuestion, modelInUse, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { loadOnChange } from '../base/load-on-change.js';
import { t } from '../base/words.js';
import { explanation, picture, PICTURE_KEYS } from '../picture/picture.js';
import { pixelsOf } from '../picture/preview.js';
import { startSaveExplanation } from './save-explanation.js';

const METHODS = {
	gradcam: ['Grad-CAM', t('where the last feature maps that count for the label are active: a quick overview')],
	occlusion: [t('Occlusion'), t('how much the confidence drops when a small square is covered: slower, but measured')],
	saliency: [t('Saliency'), t('which pixels, changed slightly, would change the answer most: the most detailed, and the noisiest')],
};

/** Methods whose values are below zero where the picture counts against the label. */
const SIGNED = ['occlusion', 'saliency'];

const heat = byId('overlay-heat');
const strength = byId('strength');

/** Starts the explanation, which is loaded while the view is shown. */
export function startExplain() {
	byId('methods').append(...Object.entries(METHODS).map(([value, [name, about]]) => el('label', { class: 'choice' },
		el('input', { type: 'radio', name: 'method', value, change: () => show({ method: value }) }),
		el('span', {}, el('strong', {}, name), el('small', {}, about)))));
	for (const button of byId('signs').children) {
		button.addEventListener('click', () => show({ signs: button.dataset.signs }));
	}
	strength.addEventListener('input', () => adjust({ strength: strength.value }));
	startSaveExplanation(() => ({ key: method(), name: METHODS[method()][0] }));
	on([...PICTURE_KEYS, 'tab'], picturePixels);
	on([...PICTURE_KEYS, 'method', 'signs', 'label', 'topLabel', 'predictionFailed', 'tab'], refresh);
	on(['method', 'signs', 'strength', 'label', 'topLabel', 'pastPredictions', 'epoch', 'inUse'], mark);
	mark();
}

const method = () => (METHODS[view.method] ? view.method : 'gradcam');

/** Whether the evidence against the label is shown too. */
const bothSigns = () => SIGNED.includes(method()) && view.signs !== 'for';

const picturePixels = loadOnChange(() => (inSight('predict') && picture() ? { picture: picture().key } : null),
	() => pixelsOf(picture()), (pixels) => byId('overlay-picture').replaceChildren(pixels));

const refresh = loadOnChange(() => {
	const model = modelInUse();
	const label = labelInQuestion();
	byId('explain').hidden = !model || !picture() || world.predictionFailed;
	return model && picture() && label && inSight('predict')
		? { version: model.version, picture: picture().key, method: method(), both: bothSigns(), label } : null;
}, ({ method: chosen, both, label }) => {
	byId('overlay').setAttribute('aria-busy', 'true');
	const palette = both ? 'diverging' : 'viridis';
	return explanation(picture(), { model: modelInUse().id, method: chosen, label, palette, overlay: false, scale: 8 });
}, (blob, { method: chosen, both, label }) => {
	showBlob(heat, blob);
	const places = { label, method: METHODS[chosen][0] };
	heat.alt = both
		? t('What in the picture counts for {label}, by {method}: red where it counts for it, blue where it counts against it', places)
		: t('What in the picture counts for {label}, by {method}: bright where it counts most', places);
	heat.hidden = false;
	byId('explain-save').hidden = false;
	showProblem(byId('explain-problem'), null);
	byId('overlay').setAttribute('aria-busy', 'false');
}, (error) => {
	heat.hidden = true;
	byId('explain-save').hidden = true;
	showProblem(byId('explain-problem'), error);
	byId('overlay').setAttribute('aria-busy', 'false');
});

function mark() {
	for (const input of byId('methods').querySelectorAll('input')) {
		input.checked = input.value === method();
	}
	strength.value = view.strength;
	byId('overlay').style.setProperty('--strength', String(Number(strength.value) / 100));
	byId('explain-title').textContent = labelInQuestion()
		? t('What counts for “{label}”?', { label: isolated(labelInQuestion()) }) : t('Why?');
	byId('signs-field').hidden = !SIGNED.includes(method());
	for (const button of byId('signs').children) {
		button.setAttribute('aria-pressed', String((button.dataset.signs === 'both') === bothSigns()));
	}
	legend(isolated(labelInQuestion()) || t('the label'));
	for (const row of byId('labels').children) {
		row.classList.toggle('explained', row.dataset.label === labelInQuestion());
	}
}

/** Explains the ends of the colour scale. */
function legend(label) {
	const both = bothSigns();
	// blue parts of the picture would look like evidence against it
	byId('overlay').classList.toggle('signed', both);
	const [low, high] = both ? [t('counts against {label}', { label }), t('counts for {label}', { label })]
		: [SIGNED.includes(method()) ? t('no effect, or against it') : t('no effect'), t('counts most for {label}', { label })];
	byId('explain-scale').className = `scale quiet ${both ? 'diverging' : 'viridis'}`;
	byId('explain-low').textContent = low;
	byId('explain-high').textContent = high;
}
