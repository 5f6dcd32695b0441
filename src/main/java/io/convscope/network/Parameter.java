package io.convscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of a {@link OneDnnNetwork}, laid out as in PyTorch.
 */
final class Parameter {

	private final memory value;

	private final @Nullable memory gradient;

	private final PointerScope scope;

	private final List<memory> copies = new ArrayList<>();

	/**
	 * Takes its memory.
	 * @param value what it is now
	 * @param gradient takes that of a pass; null in a network that only answers
	 * @param scope keeps what belongs to this parameter
	 */
	Parameter(memory value, @Nullable memory gradient, PointerScope scope) {
		this.value = value;
		this.gradient = gradient;
		this.scope = scope;
	}

	memory value() {
		return this.value;
	}

	boolean learns() {
		return this.gradient != null;
	}

	memory gradient() {
		return Objects.requireNonNull(this.gradient, "a network that only answers has no gradients");
	}

	/**
	 * Makes sure that the value is there in a certain layout: a value that learns is
	 * copied in each pass, one that doesn't once and for all.
	 * @param layer what it is needed for
	 * @param view of the value
	 * @param wanted the layout
	 * @param plan where it is needed
	 * @return the value in that layout
	 */
	memory inLayout(String layer, memory view, memory.desc wanted, Plan plan) {
		if (learns() || view.get_desc().equals(wanted)) {
			return plan.inLayout(layer + " weight", view, wanted);
		}
		for (memory copy : this.copies) {
			if (copy.get_desc().equals(wanted)) {
				return copy;
			}
		}
		memory copy = copied(layer, view, wanted, plan.oneDnn());
		this.copies.add(copy);
		return copy;
	}

	@SuppressWarnings("try")
	private memory copied(String layer, memory view, memory.desc wanted, OneDnn oneDnn) {
		try (PointerScope once = OneDnn.scope()) {
			Plan plan = new Plan(oneDnn, false);
			memory copy = plan.inLayout(layer + " weight", view, wanted);
			plan.run();
			// the pass that is being planned may be closed while others use the copy
			this.scope.attach(copy);
			return copy;
		}
	}

}
