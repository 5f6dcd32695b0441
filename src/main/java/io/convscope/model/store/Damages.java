package io.convscope.model.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.model.Model;

import org.springframework.stereotype.Component;

/**
 * What is wrong with the files of models, which are set aside. Thread safe.
 */
@Component
public class Damages {

	private final KnownModels known;

	private final ChosenModel chosen;

	private final Aliases aliases;

	private volatile List<Damage> reported = List.of();

	Damages(KnownModels known, ChosenModel chosen, Aliases aliases) {
		this.known = known;
		this.chosen = chosen;
		this.aliases = aliases;
	}

	/**
	 * Lists the damage.
	 * @return that of models, of the choice of the current one, of aliases, and what was
	 * reported
	 */
	public List<Damage> list() {
		ModelSnapshot now = this.known.now();
		List<Model> models = now.models();
		List<Damage> damages = new ArrayList<>(ofModels());
		damages.addAll(ofNames());
		now.aliases()
			.entrySet()
			.stream()
			.filter((each) -> models.stream().noneMatch((model) -> model.id().equals(each.getValue())))
			.map(Damages::withoutModel)
			.forEach(damages::add);
		damages.addAll(this.reported);
		return damages;
	}

	/**
	 * Reports what is wrong with files that are no models yet.
	 * @param problems all of them; they replace those reported before
	 */
	public void report(List<Damage> problems) {
		this.reported = List.copyOf(problems);
	}

	/**
	 * Lists the damaged models.
	 * @return those that are set aside, in the order of their names
	 */
	public List<Damage> ofModels() {
		return this.known.setAside();
	}

	/**
	 * Lists what is lost of the names of models.
	 * @return the damage of the choice of the current model, and of the file of aliases
	 */
	public List<Damage> ofNames() {
		return Stream.concat(this.chosen.problem(this.known.now().models()).stream(), this.aliases.problem().stream())
			.toList();
	}

	private static Damage withoutModel(Map.Entry<String, String> alias) {
		return new Damage("aliases.json",
				"The model \"" + alias.getValue() + "\", which the alias \"" + alias.getKey()
						+ "\" stands for, no longer exists. PUT /models/aliases/" + alias.getKey()
						+ " lets it stand for another, DELETE deletes it.");
	}

}
