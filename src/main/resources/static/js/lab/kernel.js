/** The kernel that the address means, and how it slides. */
import { adjust, view, world } from '../base/state.js';
import { kernelOf, listOf } from './kernels.js';

/** The keys of the view that the lab depends on. */
export const LAB_KEYS = ['kernel', 'size', 'stride', 'padding', 'bias', 'colours', 'labFilters'];

/** The shown kernel: planes, bias, and whether it was learned; null while it is not known, or where there is none such. */
export function shownKernel() {
	const kernel = kernelOf(view.kernel, Number(view.size), world.labFilters?.channels ?? []);
	return kernel && { ...kernel, bias: kernel.own ? Number(view.bias) : kernel.bias, learned: !Number.isNaN(shownFilter()) };
}

/** The number of the learned filter that is shown; NaN for other kernels. */
export const shownFilter = () => (view.kernel.startsWith('filter-') ? Number(view.kernel.slice('filter-'.length)) : NaN);

/** The padding by which the result of stride 1 is as large as the picture. */
export const samePadding = (size) => Math.floor(size / 2);

/** How a kernel slides. */
export function slidesOf({ planes: [{ length: size }] }) {
	return { size, stride: Number(view.stride), padding: view.padding === 'same' ? samePadding(size) : Number(view.padding) };
}

/** Shows a kernel that somebody has typed. */
export const typed = (planes, bias) =>
	adjust({ kernel: listOf(planes), bias: String(bias), ...(planes[0].length <= 7 && { size: String(planes[0].length) }) });
