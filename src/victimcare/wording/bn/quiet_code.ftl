# The second code, on her page. A draft, like the rest, until somebody who speaks it has read it.

quiet-code-title = আপনার কোডের কথা
quiet-code-lead = আপনার দ্বিতীয় একটি কোড থাকতে পারে। দেখতে আপনার কোডের মতো, কিন্তু আপনার কিছুই খোলে না।
quiet-code-how = এটি কী করে
quiet-code-how-1 = কেউ আপনাকে পাতা দেখাতে বাধ্য করতে পারে। তখন দ্বিতীয় কোড ব্যবহার করতে পারেন।
quiet-code-how-2 = এটি একটি সাধারণ পাতা খোলে। পাতা বলে, নতুন কিছু নেই।
quiet-code-how-3 = আমাদের ফোন লাইনেও এটি কাজ করে।
quiet-code-how-4 = আপনি এটি ব্যবহার করলে আমরা জানি। পাতায় তা কোথাও দেখা যায় না।
quiet-code-how-5 = এর জন্য আমরা ফোন, মেসেজ বা চিঠি দিই না। কী নিরাপদ, এখানকার মানুষ তা ভাবেন।
quiet-code-not = এটি কী করে না
quiet-code-not-1 = এতে সঙ্গে সঙ্গে সাহায্য আসে না। এখন বিপদে থাকলে 999 নম্বরে ফোন করুন।
quiet-code-not-2 = যে আপনার পুরো পাতা দেখেছে, সে হয়তো বুঝে ফেলবে।
quiet-code-think = আগে এগুলো ভাবুন
quiet-code-think-1 = এত কম দেখে অন্য ব্যক্তি কি রেগে যেতে পারেন?
quiet-code-think-2 = 12টি সংখ্যা মুখস্থ করতে, আর দুটি কোড আলাদা রাখতে পারবেন?
quiet-code-think-3 = আগে আমাদের বা একজন সহায়তাকর্মীর সঙ্গে কথা বলতে পারেন।
quiet-code-have = আপনার দ্বিতীয় কোড আছে। শুরু: { $day }।
quiet-code-lost = আপনার দ্বিতীয় কোড আর কাজ করে না। কেউ ভুল সংখ্যা দিয়ে চেষ্টা করেছে।
quiet-code-make = আমাকে দ্বিতীয় কোড দিন
quiet-code-make-new = আমাকে নতুন একটি দিন
quiet-code-make-new-more = তখন আগেরটি শেষ হয়।
quiet-code-end = আমার দ্বিতীয় কোড শেষ করুন
quiet-code-ended = আপনার দ্বিতীয় কোড শেষ হয়েছে।
quiet-code-new = মুখস্থ করার 12টি সংখ্যা
quiet-code-new-once = শুধু এই একবার দেখছেন। এখনই মুখস্থ করুন।
quiet-code-new-keep = কেউ পেতে পারে এমন জায়গায় রাখবেন না।
quiet-code-done = আমি মুখস্থ করেছি
