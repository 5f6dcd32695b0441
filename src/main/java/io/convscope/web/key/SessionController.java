package io.convscope.web.key;

import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.access.ApiKey;
import io.convscope.access.Right;
import io.convscope.settings.RoleProperties;
import io.convscope.web.key.KeyedRequest.KeyPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The key of a browser: exchanged for a cookie, told, and forgotten.
 */
@RestController
@RequestMapping("/session")
class SessionController {

	private final KeyFilter filter;

	private final RoleProperties role;

	private final TrainerProperties trainer;

	SessionController(KeyFilter filter, RoleProperties role, TrainerProperties trainer) {
		this.filter = filter;
		this.role = role;
		this.trainer = trainer;
	}

	@GetMapping
	Session get(@Nullable Principal principal) {
		if (principal instanceof KeyPrincipal holder) {
			return of(holder.key());
		}
		return this.filter.isRequired() ? new Session(true, null, List.of(), this.role.isReplica(), null) : unlimited();
	}

	@PostMapping
	ResponseEntity<Session> open(@Nullable Principal principal, HttpServletRequest request) {
		if (!(principal instanceof KeyPrincipal holder)) {
			return ResponseEntity.ok(unlimited()); // no key is required
		}
		String key = Objects.requireNonNull(PresentedKey.of(request));
		return ResponseEntity.ok()
			.header(HttpHeaders.SET_COOKIE, PresentedKey.cookie(key, request).toString())
			.body(of(holder.key()));
	}

	@DeleteMapping
	ResponseEntity<Void> close(HttpServletRequest request) {
		return ResponseEntity.noContent()
			.header(HttpHeaders.SET_COOKIE, PresentedKey.cookie("", request).toString())
			.build();
	}

	private Session unlimited() {
		return new Session(false, null, rights((right) -> true), this.role.isReplica(), this.trainer.trainer());
	}

	private Session of(ApiKey key) {
		return new Session(true, key.name(), rights(key::allows), this.role.isReplica(), this.trainer.trainer());
	}

	private List<String> rights(Predicate<Right> allowed) {
		return Stream.of(Right.values())
			.filter(allowed)
			.filter((right) -> !this.role.isReplica() || ReplicaFilter.SERVING.contains(right))
			.map(Right::toString)
			.toList();
	}

	/**
	 * What a client may do.
	 *
	 * @param keyRequired whether the service asks for a key
	 * @param key the name of the client's key; null if it has none
	 * @param rights the rights that the client has
	 * @param replica whether the service is a replica that only serves models
	 * @param trainer the address of the service whose models it serves; null if clients
	 * need not know, or have no key
	 */
	record Session(boolean keyRequired, @Nullable String key, List<String> rights, boolean replica,
			@Nullable URI trainer) {
	}

}
