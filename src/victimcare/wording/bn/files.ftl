# Files that she adds. A draft, like the rest, until somebody who speaks it has read it.

files-hint =
    { $most ->
        [one] একটি ছবি, পিডিএফ বা টেক্সট ফাইল।
       *[other] ছবি, পিডিএফ বা টেক্সট ফাইল। সর্বোচ্চ { $most }টি।
    } প্রতিটি 10 মেগাবাইট। ছবি কোথায় তোলা, আমরা তা বাদ দিই। নিজের কপিও রাখুন।
files-needed = একটি ফাইল বেছে নিন
files-too-many =
    { $most ->
        [one] একটি ফাইল বেছে নিন
       *[other] সর্বোচ্চ { $most }টি ফাইল বেছে নিন
    }
files-empty = { $place } নম্বর ফাইল খালি। আবার ফাইল বেছে নিন
files-too-big = { $place } নম্বর ফাইল বেশি বড়। সর্বোচ্চ 10 মেগাবাইটের ফাইল নিন
files-kind = { $place } নম্বর ফাইল নিতে পারি না। ছবি, পিডিএফ বা টেক্সট ফাইল নিন
files-too-big-media = { $place } নম্বর ফাইল বেশি বড়। শব্দ ও ভিডিও 50 মেগাবাইট পর্যন্ত, অন্য ফাইল 10 মেগাবাইট পর্যন্ত হতে পারে
files-kind-media = { $place } নম্বর ফাইল নিতে পারি না। ছবি, পিডিএফ, টেক্সট ফাইল, শব্দ বা ভিডিও নিন
files-broken = { $place } নম্বর ফাইল খোলে না। অন্যটি নিন, বা তার ছবি পাঠান
files-too-many-dots = { $place } নম্বর ছবি বেশি বড়। ছোট একটি নিন
files-harmful = { $place } নম্বর ফাইল কম্পিউটারের ক্ষতি করতে পারে, তাই নিইনি। আবার ফাইল বেছে নিন
files-none-kept = { $why }। আমরা কোনো ফাইল রাখিনি
files-one-jpeg = একটি ছবি
files-one-png = একটি ছবি
files-one-webp = একটি ছবি
files-one-pdf = একটি পিডিএফ
files-one-text = একটি টেক্সট ফাইল
files-one-mp3 = একটি শব্দের রেকর্ডিং
files-one-m4a = একটি শব্দের রেকর্ডিং
files-one-wav = একটি শব্দের রেকর্ডিং
files-one-ogg = একটি শব্দের রেকর্ডিং
files-one-amr = একটি শব্দের রেকর্ডিং
files-one-mp4 = একটি ভিডিও
files-one-mov = একটি ভিডিও
files-one-3gp = একটি ভিডিও
files-one-webm = একটি ভিডিও
files-size-small = 100 কিলোবাইটের কম
files-size-kilo = { $size } কিলোবাইট
files-size-mega = { $size } মেগাবাইট
files-not-scanned = ভাইরাস আছে কি না দেখা হয়নি
files-gone = আর এখানে নেই
