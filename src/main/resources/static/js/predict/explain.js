/** Which part of the picture speaks for a label: a map over the picture. */
import { byId, el, isolated, showBlob, showProblem } from '../base/dom.js';
import { adjust, labelInQuestion, modelInUse, on, show, view, world } from '../base/state.js';
import { inSight } from '../base/tabs.js';
import { wanted } from '../base/wanted.js';
import { explanation, picture, PICTURE_KEYS } from '../picture/picture.js';
import { pixelsOf } from '../picture/preview.js';

const METHODS = {
	gradcam: ['Grad-CAM', 'where the last maps that speak for the label are lit: a quick overview'],
	occlusion: ['Occlusion', 'how much less sure it is when a small square is covered: the most honest, as it tries'],
	saliency: ['Saliency', 'which pixels, changed a little, would change the answer most: the finest, and the noisiest'],
};

/** Methods whose numbers are below zero where the picture speaks against the label. */
const SIGNED = ['occlusion', 'saliency'];

const heat = byId('overlay-heat');
const strength = byId('strength');

/** Starts the explanation, which is asked for when the view is seen. */
export function startExplain() {
	byId('methods').append(...Object.entries(METHODS).map(([value, [name, about]]) => el('label', { class: 'choice' },
		el('input', { type: 'radio', name: 'method', value, change: () => show({ method: value }) }), el('span', {}, el('strong', {}, name), el('small', {}, about)))));
	for (const button of byId('signs').children) {
		button.addEventListener('click', () => show({ signs: button.dataset.signs }));
	}
	strength.addEventListener('input', () => adjust({ strength: strength.value }));
	on([...PICTURE_KEYS, 'tab'], picturePixels);
	on([...PICTURE_KEYS, 'method', 'signs', 'label', 'said', 'refused', 'tab'], refresh);
	on(['method', 'signs', 'strength', 'label', 'said', 'past', 'epoch', 'inUse'], mark);
	mark();
}

const method = () => (METHODS[view.method] ? view.method : 'gradcam');

/** Whether what speaks against the label is shown too. */
const bothSigns = () => SIGNED.includes(method()) && view.signs !== 'for';

const picturePixels = wanted(() => (inSight('predict') && picture() ? { picture: picture().key } : null), () => pixelsOf(picture()),
	(pixels) => byId('overlay-picture').replaceChildren(pixels));

const refresh = wanted(() => {
	const model = modelInUse();
	byId('explain').hidden = !model || !picture() || world.refused;
	return model && picture() && labelInQuestion() && inSight('predict') ? { version: model.version, picture: picture().key, method: method(), both: bothSigns(), label: labelInQuestion() } : null;
}, (wish) => {
	byId('overlay').setAttribute('aria-busy', 'true');
	return explanation(picture(), { model: modelInUse().id, method: wish.method, label: wish.label, palette: wish.both ? 'diverging' : 'viridis', overlay: false, scale: 8 });
}, (blob, wish) => {
	showBlob(heat, blob);
	heat.alt = `What in the picture speaks for ${wish.label}, by ${METHODS[wish.method][0]}: ${wish.both ? 'red where it speaks for it, blue where it speaks against it' : 'bright where it speaks most'}`;
	heat.hidden = false;
	showProblem(byId('explain-problem'), null);
	byId('overlay').setAttribute('aria-busy', 'false');
}, (error) => {
	heat.hidden = true;
	showProblem(byId('explain-problem'), error);
	byId('overlay').setAttribute('aria-busy', 'false');
});

function mark() {
	for (const input of byId('methods').querySelectorAll('input')) {
		input.checked = input.value === method();
	}
	strength.value = view.strength;
	byId('overlay').style.setProperty('--strength', String(Number(strength.value) / 100));
	byId('explain-title').textContent = labelInQuestion() ? `What speaks for “${isolated(labelInQuestion())}”?` : 'Why?';
	byId('signs-field').hidden = !SIGNED.includes(method());
	for (const button of byId('signs').children) {
		button.setAttribute('aria-pressed', String((button.dataset.signs === 'both') === bothSigns()));
	}
	legend(isolated(labelInQuestion()) || 'the label');
	for (const row of byId('labels').children) {
		row.classList.toggle('explained', row.dataset.label === labelInQuestion());
	}
}

/** Says what the ends of the colours mean. */
function legend(label) {
	const both = bothSigns();
	// blue of the picture would read as speaking against it
	byId('overlay').classList.toggle('signed', both);
	const [low, high] = both ? [`speaks against ${label}`, `speaks for ${label}`]
		: [SIGNED.includes(method()) ? 'counts for nothing, or against it' : 'counts for nothing', `speaks most for ${label}`];
	byId('explain-scale').className = `scale quiet ${both ? 'diverging' : 'viridis'}`;
	byId('explain-low').textContent = low;
	byId('explain-high').textContent = high;
}
