#include "host/ui/displayable.hpp"
#include "host/ui/fonts.hpp"
#include "tests/ui/demo_pages.hpp"
#include "tests/ui/harness.hpp"

namespace lifeboat::ui {
namespace {

bool is_ascii(char32_t c) { return c < 0x7F; }

}  // namespace

TEST_CASE("what the fonts do not have is shown as its number") {
  CHECK(displayable("a\xE6\xBC\xA2", is_ascii) == "a<U+6F22>");
  CHECK(displayable("\xF0\x9F\x98\x80", is_ascii) == "<U+1F600>");
  CHECK(displayable("\x01\n\t", is_ascii) == "<U+0001>\n\t");
  CHECK(displayable("\xED\xA0\x80", is_ascii) == "<U+D800>");
}

TEST_CASE("malformed UTF-8 becomes one mark for each byte, and ends where it ends") {
  const auto all = [](char32_t) { return true; };
  CHECK(displayable("\xFFz", all) == "\xEF\xBF\xBDz");
  CHECK(displayable("\xE6\xBC", all) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(displayable("\xC0\x80", all) == "\xEF\xBF\xBD\xEF\xBF\xBD");
  CHECK(displayable("\xF4\x90\x80\x80", all) == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("an edited text gives every strange character back") {
  EditText codec;
  const std::string text = "a\xF0\x9F\x98\x80\xEE\x80\x80z\xED\xB0\x80";
  const std::string field = codec.to_field(text, is_ascii);
  CHECK(field != text);
  CHECK(codec.from_field(field) == text);
  CHECK(codec.from_field(codec.to_field("\xF0\x9F\x98\x80" + text, is_ascii)) == "\xF0\x9F\x98\x80" + text);
}

TEST_CASE("the page shows Greek, Cyrillic and Polish as they are") {
  Harness h([](Ui& ui) { ui.text("Ελληνικά Кириллица ąęł → …"); });
  CHECK(h.item("text-1").label == "Ελληνικά Кириллица ąęł → …");
}

TEST_CASE("the fonts have the signs of French: the narrow space, the apostrophe, the quotation marks") {
  Harness h([](Ui& ui) { ui.text("«\u202FL’œuvre\u202F»\u202F: É…"); });
  CHECK(h.item("text-1").label == "«\u202FL’œuvre\u202F»\u202F: É…");
}

TEST_CASE("an item whose label does not fit says that it is cut; the others do not") {
  const std::string label(200, 'm');
  Harness h([&](Ui& ui) {
    ui.button("button", label);
    ui.radio("radio", label, false);
    (void)ui.tool_cards(std::array{ToolCard{"card", "tool", label, label, {}}});
    const char* choice = label.c_str();
    std::uint32_t chosen = 0;
    ui.combo("combo", "Choice", std::span(&choice, 1), &chosen);
    const std::array<Tab, 2> tabs = {Tab{"tab", label, "tool", true}, Tab{"other", "", "tool", false}};
    (void)ui.tab_strip("tabs", tabs, 0);
    const std::array<lb_column, 2> columns = {lb_column{label.c_str(), 5}, lb_column{"Size", 10}};
    lb_table table{};
    table.size = sizeof table;
    table.flags = LB_TABLE_HEADER;
    table.columns = columns.data();
    table.column_count = columns.size();
    lb_table_view view{};
    view.size = sizeof view;
    ui.begin_table("table", table, view);
    ui.end_table();
    ui.button("short", "OK");
  });
  for (const char* path : {"button", "radio", "card", "combo", "tabs/tab", "table/columns/1"}) {
    INFO(path);
    CHECK(h.item(path).is_cut);
  }
  CHECK_FALSE(h.item("short").is_cut);
  CHECK_FALSE(h.item("table/columns/2").is_cut);
}

TEST_CASE("no two items overlap, and nothing leaves the window, at 800x600") {
  const auto page = GENERATE(demo::toolset, demo::controls, demo::bytes, demo::tree_and_values);
  demo::State state;
  Harness h([&](Ui& ui) { page(ui, state); }, {800, 600});
  std::vector<Item> pressable;
  for (const Item& item : h.ui().items().items()) {
    if (item.takes_focus && item.is_visible && item.role != "scroll") pressable.push_back(item);
  }
  for (const Item& a : pressable) {
    CHECK(a.rect.right() <= 800);
    CHECK(a.rect.bottom() <= 600);
    for (const Item& b : pressable) {
      INFO(a.path + " and " + b.path);
      CHECK((a.path == b.path || screen::intersection(a.rect, b.rect).is_empty()));
    }
  }
}

TEST_CASE("cards beside each other are of one height and fill the page's width; a narrow page has one column") {
  const std::string reason = "It is disabled by the administrator of this image, and this takes more than one line.";
  const std::array<ToolCard, 3> cards = {ToolCard{"one", "tool", "One", "Short", reason},
                                         ToolCard{"two", "tool", "Two", "Short", ""},
                                         ToolCard{"three", "tool", "Three", "Short", ""}};
  const int width = GENERATE(803, 600);
  Harness h([&](Ui& ui) { (void)ui.tool_cards(cards); }, {width, 600});
  const auto rect = [&](const char* path) { return h.item(path).rect; };
  const bool is_wide = width == 803;
  CHECK((rect("one").y == rect("two").y) == is_wide);
  CHECK((rect("one").height == rect("two").height) == is_wide);
  CHECK(rect("two").right() == width);
  CHECK(rect("three").y > rect("one").y);
  CHECK(rect("three").x == rect("one").x);
}

TEST_CASE("a page of a given width stands in the middle of a wider window, and fills a narrow one") {
  const int width = GENERATE(1920, 800);
  Harness h([](Ui& ui) {
    ui.begin_page("page", true, k_page_em);
    (void)ui.tool_cards(std::array{ToolCard{"one", "tool", "One", "", ""}, ToolCard{"two", "tool", "Two", "", ""}});
    ui.end_page();
  }, {width, 600});
  const int left = h.item("one").rect.x;
  CHECK(left == width - h.item("two").rect.right());
  CHECK(left == (width == 1920 ? (1920 - 60 * 18) / 2 : 20));
}

TEST_CASE("buttons with text between them stand on one line, whatever the text") {
  const int words = GENERATE(1, 30);
  std::string text;
  for (int i = 0; i < words; ++i) text += "word ";
  const bool has_icon = GENERATE(false, true);
  Harness h([&](Ui& ui) {
    (void)ui.button("before", "Before");
    ui.same_line();
    ui.begin_region("between", -10, 2, 0);
    ui.text(text, has_icon ? LB_TEXT_WARNING : LB_TEXT_MUTED);
    ui.end_region();
    ui.same_line();
    (void)ui.button("after", "After");
  });
  CHECK(h.item("before").rect.y == h.item("after").rect.y);
  CHECK(h.item("after").rect.right() <= 1024);
}

TEST_CASE("text beside a button leaves the next button on their line") {
  Harness h([](Ui& ui) {
    (void)ui.button("before", "Before");
    ui.same_line();
    ui.text("text");
    ui.same_line();
    (void)ui.button("after", "After");
  });
  CHECK(h.item("before").rect.y == h.item("after").rect.y);
}

TEST_CASE("a button in the header has its natural width from the start") {
  Harness h([](Ui& ui) {
    ui.begin_header("Title", "Subtitle");
    (void)ui.button("close", "Close the console");
    ui.end_header();
    (void)ui.button("page", "Close the console");
  });
  CHECK(h.item("close").rect.width == h.item("page").rect.width);
  CHECK(h.item("close").rect.right() <= 1024 - 20);
}

TEST_CASE("a missing font is named in the error") {
  Harness h([](Ui&) {});
  FontFiles files;
  files.mono = {"/nowhere/mono.ttf"};
  FontSet fonts;
  const auto built = fonts.build(1, files);
  REQUIRE_FALSE(built);
  CHECK(built.error().message.find("/nowhere/mono.ttf") != std::string::npos);
}

TEST_CASE("what a tool leaves open is closed after its frame") {
  Harness h([](Ui& ui) {
    const std::size_t before = ui.nesting();
    ui.push_id("tool");
    ui.begin_disabled(true);
    ui.begin_split("split", 0.5F, 0);
    ui.begin_region("region", 0, 0, LB_REGION_BORDER);
    ui.unwind(before);
    (void)ui.button("host", "Host");
  });
  CHECK(h.item("host").is_enabled);
}

}  // namespace lifeboat::ui
