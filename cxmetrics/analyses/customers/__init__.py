"""Do customers come back, stay and pay, and the happy ones more?"""
