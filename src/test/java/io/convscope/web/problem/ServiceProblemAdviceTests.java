package io.convscope.web.problem;

import io.convscope.dataset.DatasetUnavailableException;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ServiceProblemAdviceTests {

	private final ServiceProblemAdvice advice = new ServiceProblemAdvice();

	private final RuntimeException deleted = DatasetUnavailableException.because("The data set desk was deleted.",
			null);

	@Test
	void whatFailsBeforeItsAnswerBeginsIsAnswered() {
		assertThat(this.advice.ours(this.deleted, new MockHttpServletRequest(), new MockHttpServletResponse()))
			.satisfies((answer) -> assertThat(answer.getStatusCode().value()).isEqualTo(409));
	}

	@Test
	void whatFailsAfterItsAnswerBeganEndsTheConnection() {
		MockHttpServletResponse begun = new MockHttpServletResponse();
		begun.setCommitted(true);
		assertThatThrownBy(() -> this.advice.ours(this.deleted, new MockHttpServletRequest(), begun))
			.isSameAs(this.deleted);
	}

}
