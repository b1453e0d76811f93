package acme;

class Bell {}
