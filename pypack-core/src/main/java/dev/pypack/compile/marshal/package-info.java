/**
 * Code objects of CPython 3.9 to 3.14 in the form of {@code marshal} (versions 4 and 5 of the format), rewritten so that
 * equal code has equal bytes.
 *
 * <p>What {@code marshal.dumps} writes depends on more than the code: a value is marked as one that will be referred to if
 * something else in the process holds it too; a string is written as interned if another module has interned it; up to 3.10
 * the elements of a frozenset stand in the order of their hashes, which a seed changes; whether two constants are one
 * object can depend on what was compiled before. The canonical form depends on the code alone.
 *
 * <h2>The canonical form</h2>
 *
 * <p>It is a stream that every CPython of its minor version loads. What is not said here is as {@code marshal} writes it.
 *
 * <ul>
 * <li><b>Equal values are one value.</b> Equal means: of one type, and the same to the last bit ({@code 1}, {@code 1.0} and
 * {@code True} are three values, {@code 0.0} and {@code -0.0} two, {@code 'a'} and {@code b'a'} two); tuples, slices and
 * frozensets by their elements. Two kinds of value are equal to nothing but themselves, so two of them stay two, and one
 * that is used twice stays one: code objects, and floats and complexes that have NaN in them.
 * <li><b>A value is written in full where it is met first</b>, in the order in which {@code marshal} reads: depth first,
 * the fields of a code object as its {@link dev.pypack.compile.marshal.CodeLayout} has them. If it is used again it
 * carries {@code FLAG_REF} there and is a reference ({@code TYPE_REF}) everywhere else; if not, it does not.
 * {@code None}, {@code True}, {@code False} and {@code Ellipsis} are never referred to.
 * <li><b>The shortest type</b>: ASCII where all of a string is ASCII, and the types with a size of one byte where the
 * size fits.
 * <li><b>A string is interned</b> if it is made of ASCII letters, digits and underscores, or of one character below 256 (of
 * these CPython interns constants or keeps one object), or if it is used as a name anywhere in the stream: {@code
 * co_name} or an element of {@code co_names}, {@code co_varnames}, {@code co_freevars}, {@code co_cellvars}, {@code
 * co_localsplusnames}. Any other is not.
 * <li><b>The elements of a frozenset</b> stand in the order of their bytes, each written by itself by these rules and
 * without references; the bytes are compared as unsigned numbers, the first one first. So {@code marshal} sorts them since
 * 3.11. Two that have the same bytes (NaN) stay in the order in which they were read.
 * </ul>
 *
 * <p>What a program can see of all this is the identity of constants, of which Python promises nothing, and the order of a
 * frozenset, which since 3.11 is the one that CPython's own files have.
 *
 * <h2>How it is made</h2>
 *
 * <pre>
 * stream
 *    |
 * MarshalReader     MarshalInput: bytes and sizes;  OpenValues: its stack;  References: what TYPE_REF means
 *    |
 * ValuePool         each value once, as a number; equal ones are found by their ContentHash
 *    |
 * MarshalWriter     from the outermost value inwards;  ElementOrder: frozensets;  ValueWriter: one value
 *    |
 * stream
 * </pre>
 *
 * <p>No object is made for a value: the pool is a few arrays, and the content of strings stays where it was read.
 *
 * <h2>What is refused</h2>
 *
 * <p>A stream is believed nothing: sizes beyond its end, references to nowhere or to a value that is not whole, nesting
 * deeper than 1,000 (CPython for Windows reads no deeper), strings that are not what their type says, code objects with fields of
 * another type, bytes after the end, and values that no compiler makes (lists, dicts, sets, text forms of floats, {@code
 * StopIteration}, code objects in frozensets) are an {@link dev.pypack.compile.marshal.InvalidMarshal} that tells the
 * place. Memory is bounded by a small multiple of the stream's size, and time too: what sorting takes is limited.
 */
package dev.pypack.compile.marshal;
