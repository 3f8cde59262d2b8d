"""The classifier: CountVectorizer, TfidfTransformer and SGDClassifier, and the joblib file that keeps them."""
