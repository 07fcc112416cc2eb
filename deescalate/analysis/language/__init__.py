"""What the ear knows of a language: sentences, words, stems, small closed word lists."""

from deescalate.analysis.language.reading import RUN, Reader, Reading, Sentence, Word

__all__ = ["RUN", "Reader", "Reading", "Sentence", "Word"]
