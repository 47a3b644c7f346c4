"""Which metric deserves belief here?"""
