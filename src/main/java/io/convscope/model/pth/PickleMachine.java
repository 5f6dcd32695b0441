package io.convscope.model.pth;

import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a pickle describes, and executes nothing: of all of Python it knows
 * {@code OrderedDict}, the functions that make a view of a storage a tensor or a
 * parameter, and the types of storages. Anything else is refused under its name.
 * <p>
 * What is read are texts, {@link Long}, {@link Double}, {@link Boolean}, {@link List},
 * {@link Dictionary}, {@link StoredTensor}, and {@link Special} for the rest. A list may
 * hold itself, so only its own items are to be looked at.
 */
final class PickleMachine {

	// some forty make a tensor; each makes one object at most
	private static final int MOST_OPERATIONS = 200_000;

	private static final int PROTOCOL = 2;

	private final PickleBytes in;

	private final List<List<Object>> outer = new ArrayList<>();

	private List<Object> stack = new ArrayList<>();

	private final Map<Integer, Object> memo = new HashMap<>();

	private PickleMachine(byte[] pickle) {
		this.in = new PickleBytes(pickle);
	}

	/**
	 * Reads a pickle of protocol 2.
	 * @param pickle the bytes
	 * @return what it describes
	 * @throws PthException if it is not valid, or describes anything but tensors, texts,
	 * numbers, and lists and dictionaries of them
	 */
	static Object read(byte[] pickle) throws PthException {
		PickleMachine machine = new PickleMachine(pickle);
		try {
			for (int i = 0; i < MOST_OPERATIONS; i++) {
				int code = machine.in.next();
				Opcode opcode = Opcode.of(code)
					.orElseThrow(() -> new PthException("its pickle has the operation 0x" + Integer.toHexString(code)
							+ ", which no state_dict needs; " + PthException.SAVE_ANEW));
				if (opcode == Opcode.STOP) {
					return machine.pop();
				}
				machine.execute(opcode);
			}
		}
		catch (BufferUnderflowException ex) {
			throw new PthException("its pickle is cut off");
		}
		throw new PthException("its pickle has more than " + MOST_OPERATIONS + " operations");
	}

	private void execute(Opcode opcode) throws PthException {
		switch (opcode) {
			case PROTO -> requireProtocol(this.in.next());
			case MARK -> mark();
			case EMPTY_TUPLE, EMPTY_LIST -> push(new ArrayList<>(0));
			case TUPLE -> push(popMarked());
			case TUPLE1 -> push(popLast(1));
			case TUPLE2 -> push(popLast(2));
			case TUPLE3 -> push(popLast(3));
			case EMPTY_DICT -> push(new Dictionary());
			case APPEND -> append(popLast(1));
			case APPENDS -> append(popMarked());
			case SETITEM -> set(popLast(2));
			case SETITEMS -> set(popMarked());
			case NONE -> push(Special.NONE);
			case NEWTRUE, NEWFALSE -> push(opcode == Opcode.NEWTRUE);
			case BININT -> push((long) this.in.integer());
			case BININT1 -> push((long) this.in.next());
			case BININT2 -> push((long) this.in.unsignedShort());
			case LONG1 -> push(this.in.longInteger());
			case BINFLOAT -> push(this.in.floatingPoint());
			case BINUNICODE -> push(this.in.text());
			case BINPUT -> put(this.in.next());
			case LONG_BINPUT -> put(this.in.integer());
			case BINGET -> push(get(this.in.next()));
			case LONG_BINGET -> push(get(this.in.integer()));
			case GLOBAL -> push(Globals.named(this.in.line(), this.in.line()));
			case BINPERSID -> push(Globals.storage(pop()));
			case REDUCE -> reduce();
			case BUILD -> build();
			default -> throw new IllegalStateException(opcode.name());
		}
	}

	private static void requireProtocol(int protocol) throws PthException {
		if (protocol != PROTOCOL) {
			throw new PthException("its pickle has the protocol " + protocol + ", not 2, which is torch.save's own; "
					+ PthException.SAVE_ANEW);
		}
	}

	private void push(Object value) {
		this.stack.add(value);
	}

	private Object top() throws PthException {
		if (this.stack.isEmpty()) {
			throw new PthException("its pickle takes more than it has put there");
		}
		return this.stack.get(this.stack.size() - 1);
	}

	private Object pop() throws PthException {
		Object value = top();
		this.stack.remove(this.stack.size() - 1);
		return value;
	}

	private List<Object> popLast(int count) throws PthException {
		List<Object> values = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			values.add(0, pop());
		}
		return values;
	}

	private void mark() {
		this.outer.add(this.stack);
		this.stack = new ArrayList<>();
	}

	private List<Object> popMarked() throws PthException {
		if (this.outer.isEmpty()) {
			throw new PthException("its pickle takes more than it has put there");
		}
		List<Object> values = this.stack;
		this.stack = this.outer.remove(this.outer.size() - 1);
		return values;
	}

	private void put(int index) throws PthException {
		this.memo.put(index, top());
	}

	private Object get(int index) throws PthException {
		Object value = this.memo.get(index);
		if (value == null) {
			throw new PthException("its pickle refers to something that it does not have");
		}
		return value;
	}

	@SuppressWarnings("unchecked")
	private void append(List<Object> items) throws PthException {
		if (!(top() instanceof List<?> list)) {
			throw new PthException("its pickle appends to what is no list");
		}
		((List<Object>) list).addAll(items);
	}

	private void set(List<Object> items) throws PthException {
		if (!(top() instanceof Dictionary dictionary)) {
			throw new PthException("its pickle puts a key into what is no dictionary");
		}
		dictionary.put(items);
	}

	private void reduce() throws PthException {
		List<Object> call = popLast(2);
		push(Globals.call(call.get(0), call.get(1)));
	}

	// attributes of a dictionary, such as the versions of modules, are not needed
	private void build() throws PthException {
		pop();
		if (!(top() instanceof Dictionary)) {
			throw new PthException("its pickle gives a state to what is no dictionary");
		}
	}

}
