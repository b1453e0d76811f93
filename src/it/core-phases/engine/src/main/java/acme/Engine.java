package acme;

class Engine {}
