"""Is one higher than the other, and is it certain?"""
