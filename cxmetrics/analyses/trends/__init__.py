"""How do figures move?"""
