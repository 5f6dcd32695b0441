package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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

	private final List<Copy> copies = new ArrayList<>();

	/**
	 * Takes its memory.
	 * @param value what it is now
	 * @param gradient takes that of a pass; null where it doesn't learn
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
		return Objects.requireNonNull(this.gradient, "what doesn't learn has no gradients");
	}

	/**
	 * Copies the value out.
	 * @return a new array, in PyTorch's order
	 */
	float[] values() {
		float[] values = new float[Layout.length(this.value.get_desc())];
		OneDnn.floats(this.value).get(values);
		return values;
	}

	/**
	 * Makes a parameter of this one's shape that doesn't learn.
	 * @param values its values, in PyTorch's order
	 * @param oneDnn what computes with it
	 * @return a parameter that lives as long as this one
	 */
	@SuppressWarnings("try")
	Parameter replaced(float[] values, OneDnn oneDnn) {
		try (PointerScope once = OneDnn.scope()) {
			memory.desc desc = new memory.desc(this.value.get_desc().data());
			memory value = oneDnn.memory(desc);
			OneDnn.floats(value).put(values);
			this.scope.attach(value);
			return new Parameter(value, null, this.scope);
		}
	}

	/**
	 * Forgets the value in other layouts, as it has changed; no pass may use one.
	 */
	void forgetLayouts() {
		this.copies.clear();
	}

	/**
	 * Makes sure that the value is there in a certain layout: a value that learns is
	 * copied in each pass, one that doesn't once and for all.
	 * @param layer what it is needed for
	 * @param plan where it is needed
	 * @param changes lead to that layout, one after the other
	 * @return the value in that layout
	 */
	memory inLayout(String layer, Plan plan, Relayout... changes) {
		if (learns()) {
			return changed(layer, plan, changes).value();
		}
		for (Copy copy : this.copies) {
			if (copy.isBy(changes)) {
				return copy.value();
			}
		}
		Copy copy = copied(layer, plan.oneDnn(), changes);
		this.copies.add(copy);
		return copy.value();
	}

	private Copy changed(String layer, Plan plan, Relayout... changes) {
		memory changed = this.value;
		memory owner = this.value;
		for (Relayout change : changes) {
			memory seen = plan.oneDnn().view(changed, change.seen());
			changed = plan.inLayout(layer + " weight", seen, change.wanted());
			owner = (changed != seen) ? changed : owner;
		}
		return new Copy(List.of(changes), changed, owner);
	}

	// the pass that is being planned may be closed while others use the copy
	@SuppressWarnings("try")
	private Copy copied(String layer, OneDnn oneDnn, Relayout... changes) {
		try (PointerScope once = OneDnn.scope()) {
			Plan plan = new Plan(oneDnn, false);
			Copy copy = changed(layer, plan, changes);
			plan.run();
			return copy.keptIn(this.scope);
		}
	}

	/**
	 * A change of layout.
	 *
	 * @param seen how the memory is looked at
	 * @param wanted the layout that this is brought into
	 */
	record Relayout(memory.desc seen, memory.desc wanted) {

		private Relayout keptIn(PointerScope scope) {
			Relayout kept = new Relayout(new memory.desc(this.seen.data()), new memory.desc(this.wanted.data()));
			scope.attach(kept.seen);
			scope.attach(kept.wanted);
			return kept;
		}

		private boolean is(Relayout other) {
			return this.seen.equals(other.seen) && this.wanted.equals(other.wanted);
		}

	}

	/**
	 * The value in another layout.
	 *
	 * @param changes led to it
	 * @param value a view of the owner's memory, or the owner itself
	 * @param owner of the memory
	 */
	private record Copy(List<Relayout> changes, memory value, memory owner) {

		private Copy keptIn(PointerScope scope) {
			scope.attach(this.value);
			scope.attach(this.owner);
			return new Copy(this.changes.stream().map((change) -> change.keptIn(scope)).toList(), this.value,
					this.owner);
		}

		private boolean isBy(Relayout... others) {
			return others.length == this.changes.size()
					&& IntStream.range(0, others.length).allMatch((i) -> others[i].is(this.changes.get(i)));
		}

	}

}
