#include "language/lexicon.hpp"

#include <algorithm>
#include <array>

namespace rapport::language {
namespace {

// Each list is sorted by bytes, for binary search.

// clang-format off
/// Nouns, verbs, months and others that are also first or last names.
constexpr std::array<std::string_view, 1117> everyday{
    "abbey", "abbot", "ace", "ai", "al", "amber", "amity", "angel", "apple", "april", "arch", "archer", "ark", "art", "ash", "aspen",
    "aster", "august", "aurora", "autumn", "avid", "avril", "back", "bailiff", "baker", "ball", "ban", "bang", "banks", "banner",
    "barb", "barber", "bard", "barker", "barrow", "bass", "bay", "beach", "bean", "bear", "bee", "beech", "bell", "bench", "bent",
    "berry", "best", "bill", "birch", "bird", "bishop", "black", "blade", "blank", "blaze", "bless", "bliss", "block", "bloom",
    "blossom", "blow", "blue", "board", "bond", "boot", "booth", "boss", "bow", "bowl", "bowman", "box", "boy", "brand", "brandy",
    "brave", "breeze", "brewer", "briar", "bridge", "bridges", "bright", "broad", "brook", "brooks", "brown", "buck", "bud", "buddy",
    "bull", "bunny", "burn", "burns", "bush", "butcher", "butler", "button", "buy", "camp", "can", "candle", "candy", "cannon",
    "capital", "card", "care", "carol", "carpenter", "case", "cash", "castle", "cat", "chamber", "chambers", "chance", "chandler",
    "chapel", "charity", "charm", "chase", "cheek", "cherish", "cherry", "chess", "chin", "chip", "christian", "christmas", "church",
    "clay", "clear", "cliff", "clock", "close", "cloth", "cloud", "clove", "clover", "coach", "coal", "coffee", "cold", "colt", "comb",
    "combs", "comet", "cook", "cookie", "cooper", "coral", "corn", "cotton", "count", "counts", "court", "cove", "cox", "crane", "crew",
    "cricket", "crisp", "cross", "crow", "crown", "cruise", "crystal", "cube", "curt", "cut", "cute", "daisy", "dale", "dance", "dane",
    "dark", "dash", "dates", "daw", "dawn", "day", "deacon", "deal", "dean", "december", "deer", "dell", "delta", "desire", "destiny",
    "dev", "diamond", "dill", "dime", "dollar", "door", "dot", "dove", "dow", "down", "downs", "drake", "draper", "dream", "drew",
    "drive", "driver", "drum", "duke", "dung", "dusk", "dusty", "eagle", "earl", "early", "earnest", "earth", "east", "easter", "ebony",
    "echo", "edge", "elder", "elm", "ember", "emerald", "en", "english", "eternity", "eve", "even", "ever", "fair", "fairy", "faith",
    "falcon", "fall", "fan", "farmer", "fast", "faun", "fawn", "fay", "feather", "february", "felicity", "fern", "field", "fields",
    "fig", "fin", "finch", "fine", "fish", "fisher", "flag", "flame", "fleet", "flint", "flood", "floor", "flora", "florist", "flower",
    "flowers", "fly", "folk", "forest", "forester", "fort", "fortune", "forward", "foster", "fountain", "fowler", "fox", "frank",
    "franks", "free", "freed", "freeman", "french", "friar", "friday", "friend", "frost", "fry", "fuller", "gable", "gain", "gale",
    "gallant", "gamble", "game", "gang", "garden", "gardener", "garland", "garnet", "gate", "gates", "gay", "gem", "genesis", "gentle",
    "gentry", "gift", "ginger", "glad", "glass", "glen", "glory", "glove", "glover", "go", "gold", "golden", "good", "goodman", "gore",
    "grace", "grain", "grand", "grant", "grass", "grave", "graves", "gray", "great", "green", "grey", "groom", "gross", "grove",
    "guard", "guest", "gulf", "gull", "gum", "gun", "guy", "gypsy", "hail", "hale", "hall", "ham", "hammer", "hand", "hands", "hang",
    "happy", "harbor", "hardy", "hare", "harm", "harmony", "harp", "harper", "harrow", "harsh", "hart", "harvest", "hatch", "haven",
    "hawk", "hawks", "hay", "haze", "hazel", "head", "heard", "heart", "heath", "heather", "heaven", "hedge", "heir", "held", "helm",
    "hemp", "herb", "herd", "heritage", "hero", "hill", "hills", "hip", "hit", "hobby", "hold", "holder", "hole", "holiday", "hollow",
    "holly", "home", "honest", "honey", "honor", "honour", "hood", "hook", "hope", "hopper", "horn", "horne", "horse", "house", "huff",
    "hulk", "hull", "hung", "hunt", "hunter", "hunts", "hurt", "husband", "india", "indigo", "inn", "innocent", "iris", "iron",
    "island", "ivory", "ivy", "jade", "january", "jasmine", "jazz", "jet", "jewel", "job", "joke", "jolly", "joy", "judge",
    "juin", "juli", "july", "jun", "june", "juni", "junior", "juniper", "just", "justice", "karma", "keen", "keep", "kelp", "key",
    "keys", "kid", "kind", "king", "kings", "kitchen", "kite", "knight", "knot", "lace", "lady", "lake", "lamb", "lance", "land",
    "lane", "large", "lark", "last", "laurel", "lavender", "law", "lawless", "laws", "leaf", "leech", "legacy", "legend", "lei",
    "lemon", "liberty", "lie", "light", "lilac", "lily", "lime", "linden", "line", "link", "linnet", "lion", "little", "live", "lively",
    "loch", "lock", "locks", "locust", "loom", "lord", "lot", "lotus", "love", "loyal", "luck", "lucky", "lunch", "lush", "lux",
    "lynch", "lyric", "ma", "mace", "magic", "magnolia", "magpie", "mai", "maid", "major", "malt", "man", "manger", "mango", "manly",
    "manner", "manor", "maple", "mar", "marble", "march", "marigold", "marine", "mariner", "mark", "marker", "marks", "marsh",
    "marshal", "martial", "mason", "mast", "masters", "mat", "matter", "may", "mayor", "mead", "meadow", "meadows", "means", "medley",
    "melody", "mercer", "merchant", "mercury", "mercy", "merit", "merry", "mild", "miles", "mill", "miller", "mills", "min", "mind",
    "miner", "minor", "mint", "mister", "misty", "mitt", "moat", "mod", "monday", "money", "monk", "month", "moody", "moon", "moor",
    "moore", "morning", "morrow", "moss", "mountain", "mouse", "mud", "myrtle", "mystery", "nail", "nature", "navy", "neat", "neck",
    "neon", "neptune", "new", "newcomer", "newman", "nice", "night", "nightingale", "noble", "noon", "norm", "north", "nova",
    "november", "nurse", "nutter", "oak", "oaks", "ocean", "october", "odd", "oh", "old", "olive", "onyx", "opal", "opera", "orange",
    "orchard", "orchid", "ore", "otter", "ottobre", "pa", "pace", "pack", "packer", "page", "pain", "painter", "palm", "palmer", "pan",
    "pansy", "paper", "par", "parish", "park", "parker", "parks", "parrot", "parson", "parsons", "pass", "patch", "patience", "paw",
    "peace", "peach", "peacock", "peak", "pear", "pearl", "pearls", "peel", "pen", "pence", "penny", "pepper", "per", "perch",
    "perfect", "perry", "petal", "petunia", "pharaoh", "phoenix", "pick", "pickle", "pier", "pierce", "pigeon", "pike", "pilgrim",
    "pilot", "pine", "ping", "pink", "pip", "pipe", "piper", "pit", "pitch", "place", "plain", "plank", "plant", "plum", "plumb",
    "poem", "poet", "point", "pole", "pond", "pool", "pop", "pope", "poppy", "port", "porter", "post", "posy", "pot", "potter", "potts",
    "pound", "powder", "power", "powers", "prairie", "praise", "precious", "presence", "price", "pride", "priest", "primrose", "prince",
    "princess", "prior", "proctor", "promise", "proper", "prophet", "prosper", "proud", "prudence", "puck", "pure", "purple", "quail",
    "queen", "quest", "quick", "quill", "quince", "rad", "rail", "rain", "rainbow", "rains", "ram", "ran", "rand", "rank", "ransom",
    "rash", "raven", "raw", "ray", "reach", "read", "reader", "rebel", "red", "reed", "reef", "reeve", "reign", "remedy", "rest",
    "rice", "rich", "riches", "rider", "ridge", "right", "ring", "ripple", "rise", "rising", "river", "rivers", "road", "roads", "roar",
    "robin", "rock", "rocket", "rocky", "rod", "rode", "rogue", "rome", "room", "root", "roots", "rose", "rosemary", "rosin", "rosy",
    "rough", "round", "row", "rowan", "royal", "ruby", "rudder", "rue", "rule", "run", "rune", "rush", "russet", "rust", "rusty",
    "sable", "sad", "saddler", "saffron", "sage", "sail", "sailor", "saint", "sale", "salmon", "salt", "sand", "sands", "sandy",
    "sapphire", "sat", "satin", "saturday", "savage", "save", "savory", "saw", "sawyer", "say", "scales", "scarlet", "school", "scout",
    "seal", "sears", "season", "self", "senior", "september", "sequoia", "serene", "serenity", "shade", "shadow", "sharp", "sheep",
    "shell", "shepherd", "shields", "shine", "ship", "shipman", "shire", "shoe", "shore", "short", "shot", "shy", "sierra", "sign",
    "silence", "silk", "silver", "simple", "sing", "singer", "single", "sink", "skill", "skinner", "skip", "sky", "slate", "slaughter",
    "small", "smart", "snow", "sol", "soldier", "solo", "son", "song", "sonnet", "sonny", "sorrow", "soul", "south", "spark", "sparks",
    "sparrow", "spear", "speed", "speedy", "spell", "spice", "spike", "spirit", "spring", "springs", "stack", "stag", "stalker",
    "stamp", "stand", "star", "stark", "stars", "start", "steadfast", "steel", "step", "sterling", "stern", "stew", "stock", "stone",
    "stones", "storm", "story", "stout", "strange", "stranger", "street", "strong", "style", "sugar", "suitor", "summer", "summers",
    "sumner", "sun", "sunday", "sunny", "sunrise", "sunset", "sunshine", "swallow", "swan", "sweet", "sweeting", "swift", "swim",
    "sword", "tab", "tad", "tail", "tailor", "tale", "tall", "talon", "tan", "tang", "tanner", "tart", "tax", "teal", "tempest",
    "temple", "tender", "terrace", "thatcher", "thing", "thorn", "thorne", "thursday", "thyme", "tide", "tiger", "tiller", "timber",
    "times", "tinker", "tip", "topaz", "torch", "tour", "tower", "towers", "town", "toy", "trace", "track", "trail", "train",
    "traveller", "treasure", "tree", "trip", "triumph", "troll", "trout", "truck", "true", "trust", "truth", "tucker", "tuesday",
    "tulip", "turner", "twin", "twist", "union", "unity", "urban", "usher", "vail", "vale", "valentine", "valley", "valor", "van",
    "vance", "vane", "velvet", "venture", "venus", "vesper", "vest", "vicar", "vice", "victor", "victory", "view", "vine", "violet",
    "viper", "virtue", "vision", "vow", "wade", "wait", "walk", "walker", "wall", "walls", "wan", "ward", "ware", "warm", "wash",
    "water", "waters", "wave", "way", "ways", "weather", "weaver", "wed", "wednesday", "week", "weeks", "weir", "wells", "west",
    "wheat", "wheel", "wheeler", "white", "whiting", "whittle", "wick", "wild", "wilder", "will", "willing", "willow", "wills", "win",
    "wind", "window", "windy", "wine", "wing", "winner", "winter", "winters", "wisdom", "wise", "wish", "wit", "wolf", "won", "wonder",
    "wood", "wooden", "woodman", "woodruff", "woods", "woody", "wool", "word", "words", "work", "workman", "world", "worth", "worthy",
    "wren", "wright", "yard", "yarrow", "year", "yellow", "york", "young", "youth", "yule", "zeal", "zen", "zenith", "zephyr", "zest"};

/// Function words, which are never names and never start or end one.
constexpr std::array<std::string_view, 273> function_words{
    "a", "about", "above", "across", "after", "afterwards", "again", "against", "ago", "ahead", "all", "almost", "alone", "along",
    "already", "also", "although", "always", "am", "an", "and", "another", "any", "anyone", "anything", "are", "around", "as", "ask",
    "at", "avec", "away", "be", "because", "been", "before", "began", "behind", "bei", "being", "below", "beside", "besides", "between",
    "beyond", "both", "briefly", "but", "by", "came", "come", "comes", "con", "could", "das", "dear", "der", "did", "die", "do", "does",
    "doing", "done", "during", "e", "each", "either", "else", "enough", "et", "etc", "every", "everyone", "everything", "except", "far",
    "few", "first", "for", "from", "full", "gave", "get", "gets", "getting", "give", "given", "going", "got", "had", "has", "have",
    "having", "he", "hello", "her", "here", "hers", "hey", "hi", "him", "his", "how", "however", "i", "if", "in", "inside", "instead",
    "into", "is", "it", "its", "itself", "know", "known", "later", "least", "less", "let", "like", "likely", "long", "look", "looking",
    "made", "make", "many", "maybe", "me", "meant", "might", "mine", "mit", "more", "most", "much", "must", "my", "myself", "near",
    "nearly", "need", "needs", "neither", "never", "next", "no", "nobody", "none", "nor", "not", "nothing", "now", "och", "of", "off",
    "often", "ok", "okay", "on", "once", "one", "only", "onto", "or", "other", "others", "our", "ours", "out", "over", "own", "perhaps",
    "please", "put", "quite", "rather", "re", "really", "regarding", "said", "same", "says", "second", "see", "seems", "seen",
    "several", "she", "should", "since", "so", "some", "somebody", "someone", "something", "soon", "still", "such", "take", "talk",
    "talked", "talking", "tell", "than", "thank", "thanks", "that", "the", "their", "them", "then", "there", "these", "they", "third",
    "this", "those", "though", "three", "through", "till", "time", "to", "today", "together", "told", "tomorrow", "tonight", "too",
    "took", "toward", "towards", "two", "und", "under", "until", "up", "upon", "us", "use", "versus", "very", "via", "want", "wants",
    "was", "we", "well", "went", "were", "what", "when", "where", "whether", "which", "while", "who", "whom", "whose", "why", "with",
    "within", "without", "would", "y", "yes", "yesterday", "yet", "you", "your", "yours"};

constexpr std::array<std::string_view, 29> month_names{
    "apr", "april", "aug", "august", "avril", "dec", "december", "feb", "february", "jan", "january", "juin", "jul", "juli", "july",
    "jun", "june", "juni", "mai", "mar", "march", "may", "nov", "november", "oct", "october", "sep", "sept", "september"};

constexpr std::array<std::string_view, 14> weekday_names{
    "fri", "friday", "mon", "monday", "sat", "saturday", "sun", "sunday", "thu", "thursday", "tue", "tuesday", "wed", "wednesday"};

/// Verbs that are followed directly by a person's name.
constexpr std::array<std::string_view, 73> addressing{
    "asked", "asking", "began", "brought", "bumped", "call", "called", "calling", "caught", "chatted", "congratulated", "dm", "dmed",
    "email", "emailed", "emailing", "followed", "gave", "got", "heard", "help", "helped", "hosted", "introduce", "introduced", "invite",
    "invited", "joined", "mailed", "meet", "meeting", "mentored", "message", "messaged", "messaging", "met", "nudge", "phone", "phoned",
    "phoning", "ping", "pinged", "poked", "ran", "rang", "reached", "received", "remind", "reminded", "saw", "seeing", "send", "sent",
    "shared", "slacked", "spoke", "spotted", "talked", "tell", "text", "texted", "texting", "thanked", "told", "tried", "video",
    "visit", "visited", "visiting", "welcomed", "write", "wrote", "zoomed"};

/// Towns and countries that are also names.
constexpr std::array<std::string_view, 90> place_names{
    "adelaide", "alexandria", "america", "asia", "austin", "berlin", "boston", "bristol", "britain", "brittany", "brooklyn", "cairo",
    "camden", "carolina", "catalina", "chad", "charlotte", "chelsea", "chester", "china", "cleveland", "clifton", "cordoba", "cuba",
    "dakota", "dallas", "denver", "devon", "dublin", "edmonton", "england", "florence", "francia", "geneva", "georgia", "germany",
    "hamilton", "haven", "helena", "holland", "houston", "india", "ireland", "israel", "jackson", "jordan", "kent", "kenya", "kingston",
    "lancaster", "lima", "lincoln", "lisbon", "london", "lourdes", "lyon", "madison", "malaga", "marina", "milan", "nancy", "nelson",
    "normandy", "odessa", "orlando", "paris", "petra", "phoenix", "preston", "raleigh", "regina", "roma", "rome", "salvador",
    "santiago", "savannah", "scotland", "siena", "sienna", "sofia", "sydney", "tours", "troy", "valencia", "verona", "victoria",
    "vienna", "virginia", "wellington", "york"};

// clang-format on

template <std::size_t N>
bool among(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::ranges::binary_search(words, word);
}

}  // namespace

bool is_common_word(std::string_view word) {
  // Jan is a common first name; as a month it has digits next to it.
  const bool month = word != "jan" && among(month_names, word);
  return month || among(everyday, word) || among(function_words, word) || among(weekday_names, word);
}

bool is_function_word(std::string_view word) { return among(function_words, word); }

bool is_month_name(std::string_view word) { return among(month_names, word); }

bool is_weekday_name(std::string_view word) { return among(weekday_names, word); }

bool addresses(std::string_view word) { return among(addressing, word); }

bool is_place(std::string_view word) { return among(place_names, word); }

}  // namespace rapport::language
