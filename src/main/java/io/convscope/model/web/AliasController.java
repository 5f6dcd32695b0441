package io.convscope.model.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.convscope.model.inference.ModelSwitch;
import io.convscope.model.store.ModelAliases;
import io.convscope.request.web.Audited;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Aliases of models over HTTP.
 */
@RestController
@RequestMapping("/models/aliases")
class AliasController {

	private final ModelAliases aliases;

	private final ModelSwitch changes;

	AliasController(ModelAliases aliases, ModelSwitch changes) {
		this.changes = changes;
		this.aliases = aliases;
	}

	@GetMapping
	AliasList list() {
		return new AliasList(this.aliases.all()
			.entrySet()
			.stream()
			.map((each) -> new AliasView(each.getKey(), each.getValue()))
			.toList());
	}

	@GetMapping("/{alias}")
	AliasView one(@PathVariable String alias) {
		return new AliasView(alias, this.aliases.modelOf(alias));
	}

	@Audited("alias")
	@PutMapping("/{alias}")
	AliasView set(@PathVariable String alias, @RequestBody AliasedModel wanted) {
		return new AliasView(alias, this.changes.setAlias(alias, wanted.id()).id());
	}

	@Audited("delete")
	@DeleteMapping("/{alias}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void delete(@PathVariable String alias) {
		this.aliases.delete(alias);
	}

	/**
	 * The request body that sets an alias.
	 *
	 * @param id the model's id, or an alias that stands for it now
	 */
	record AliasedModel(@JsonSetter(nulls = Nulls.FAIL) String id) {
	}

	/**
	 * An alias.
	 *
	 * @param alias its name
	 * @param id the id of the model that it stands for
	 */
	record AliasView(String alias, String id) {
	}

	/**
	 * The response body of the list.
	 *
	 * @param aliases in alphabetical order
	 */
	record AliasList(List<AliasView> aliases) {
	}

}
