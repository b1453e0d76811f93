package acme; public class Side {}
