# The control room: the language that a machine found, and what it learnt from past contacts. For staff.

control-room-learning-language = Probably { $name }
