package io.convscope.model;

import java.util.Set;

import io.convscope.problem.ProblemType;

/**
 * Thrown if there is no such alias; the message lists the aliases.
 */
@ProblemType(name = "unknown-alias", title = "Unknown alias", status = 404)
public final class UnknownAliasException extends RuntimeException {

	private UnknownAliasException(String message) {
		super(message);
	}

	public static UnknownAliasException of(String alias, Set<String> aliases) {
		return new UnknownAliasException("There is no alias \"" + alias + "\"; "
				+ (aliases.isEmpty() ? "there are none yet." : "the aliases are " + String.join(", ", aliases) + "."));
	}

}
