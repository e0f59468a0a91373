package dev.gw.document;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.function.Consumer;

/** An array as a list that nobody can change, lighter to make and to walk than the platform's. */
final class Items<T> extends AbstractList<T> implements RandomAccess {
    private final T[] items;

    /** @param items never changed from here on */
    Items(T[] items) {
        this.items = items;
    }

    @Override
    public T get(int index) {
        return items[index];
    }

    @Override
    public int size() {
        return items.length;
    }

    @Override
    public Object[] toArray() {
        return items.clone();
    }

    @Override
    @SuppressWarnings("unchecked") // as the method promises: an array of the type of the one given
    public <E> E[] toArray(E[] array) {
        if (array.length < items.length) {
            return (E[]) Arrays.copyOf(items, items.length, array.getClass());
        }
        System.arraycopy(items, 0, array, 0, items.length);
        return array;
    }

    @Override
    public void forEach(Consumer<? super T> action) {
        for (T item : items) {
            action.accept(item);
        }
    }

    @Override
    public Iterator<T> iterator() {
        return new Walk<>(items);
    }

    private static final class Walk<T> implements Iterator<T> {
        private final T[] items;
        private int next;

        Walk(T[] items) {
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            return next < items.length;
        }

        @Override
        public T next() {
            if (next >= items.length) {
                throw new NoSuchElementException();
            }
            return items[next++];
        }
    }
}
