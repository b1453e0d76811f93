package acme;

class Side {}
