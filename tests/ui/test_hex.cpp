#include "host/ui/hex_text.hpp"
#include "tests/ui/harness.hpp"

namespace lifeboat::ui {
namespace {

struct Buffer {
  explicit Buffer(std::string_view hex) {
    const auto bytes = bytes_of_hex(hex);
    REQUIRE(bytes);
    handle = ui_api().buffer_create(nullptr, bytes->data(), bytes->size());
  }
  ~Buffer() { ui_api().buffer_destroy(nullptr, handle); }
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;
  [[nodiscard]] std::span<const std::byte> bytes() const {
    std::size_t size = 0;
    const std::uint8_t* data = ui_api().buffer_get(handle, &size);
    return {reinterpret_cast<const std::byte*>(data), size};
  }
  [[nodiscard]] std::string hex() const { return hex_text(bytes(), 1000); }
  lb_buffer* handle = nullptr;
};

// A page with the bytes between two buttons.
struct Page {
  explicit Page(std::string_view hex, std::uint32_t flags = LB_INPUT_FOCUS)
      : buffer(hex), h([this, flags](Ui& ui) {
          (void)ui.button("before", "Before");
          answers |= ui.hex("bytes", "Bytes", *buffer.handle, 0, 0, flags);
          (void)ui.button("after", "After");
          if (ui.shortcut("Delete")) was_shortcut = true;
        }) {}
  Buffer buffer;
  std::uint32_t answers = 0;
  bool was_shortcut = false;
  Harness h;
};

std::string counting(std::size_t count) {
  std::vector<std::byte> bytes(count);
  for (std::size_t i = 0; i < count; ++i) bytes[i] = static_cast<std::byte>(i);
  return hex_text(bytes, count);
}

}  // namespace

TEST_CASE("two digits write over a byte, and behind the last byte they append") {
  Page page("01 02 03");
  page.h.key("Right");
  page.h.type("fF");
  CHECK(page.buffer.hex() == "01 ff 03");
  CHECK(page.answers == LB_INPUT_CHANGED);
  page.h.key("End");
  page.h.type("4");
  CHECK(page.buffer.hex() == "01 ff 03 40");
  page.h.type("x5");
  CHECK(page.buffer.hex() == "01 ff 03 45");
}

TEST_CASE("Insert makes typing move the rest on, until it is pressed again") {
  Page page("01 02");
  page.h.key("Insert");
  page.h.type("aabb");
  CHECK(page.buffer.hex() == "aa bb 01 02");
  page.h.key("Insert");
  page.h.type("cc");
  CHECK(page.buffer.hex() == "aa bb cc 02");
}

TEST_CASE("F6 goes over to the characters, where text is typed as it is") {
  Page page("00 00");
  page.h.key("F6");
  page.h.type("A \xC3\xA4~");
  CHECK(page.buffer.hex() == "41 20 7e");
  page.h.key("F6");
  page.h.key("Home");
  page.h.type("ff");
  CHECK(page.buffer.hex() == "ff 20 7e");
}

TEST_CASE("Delete and Backspace remove the byte at and before the cursor, the selection, and what is half typed") {
  Page page("01 02 03 04 05");
  page.h.key("Right", 2);
  page.h.key("Backspace");
  CHECK(page.buffer.hex() == "01 03 04 05");
  page.h.key("Delete");
  CHECK(page.buffer.hex() == "01 04 05");
  page.h.key("Shift+Right", 2);
  page.h.key("Delete");
  CHECK(page.buffer.hex() == "01");
  page.h.type("2");
  page.h.key("Backspace");
  CHECK(page.buffer.hex() == "01");
  page.h.key("Delete");
  page.h.key("Ctrl+Home");
  page.h.key("Backspace");
  CHECK(page.buffer.hex() == "01");
  CHECK_FALSE(page.was_shortcut);
}

TEST_CASE("bytes travel through the clipboard as hexadecimal digits") {
  Page page("01 0a ff");
  page.h.key("Ctrl+A");
  page.h.key("Ctrl+C");
  page.h.key("Ctrl+End");
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "01 0a ff 01 0a ff");
  page.h.key("Home");
  page.h.key("Shift+Right", 2);
  page.h.key("Ctrl+X");
  CHECK(page.buffer.hex() == "ff 01 0a ff");
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "01 0a 0a ff");
  page.h.key("Ctrl+A");
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "01 0a");
}

TEST_CASE("a text that is not bytes is not pasted") {
  Page page("01");
  REQUIRE(ui_api().set_clipboard(page.h.ui().handle(), "12 hello") == LB_OK);
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "01");
  REQUIRE(ui_api().set_clipboard(page.h.ui().handle(), "0x12,34,\\\r\n  5678-9A") == LB_OK);
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "12 34 56 78 9a");
}

TEST_CASE("arrows, Home, End and pages move by bytes and rows of 16, with Shift they select") {
  Page page(counting(600));
  const auto status = [&] { return page.h.item("bytes/status").label; };
  page.h.key("Down", 2);
  page.h.key("End");
  CHECK(status().starts_with("Offset 0x2f of 0x258"));
  page.h.key("Up");
  page.h.key("Home");
  CHECK(status().starts_with("Offset 0x10 "));
  page.h.key("Left");
  CHECK(status().starts_with("Offset 0xf "));
  page.h.key("Ctrl+End");
  CHECK(status().starts_with("Offset 0x258 "));
  page.h.key("PageUp");
  page.h.key("PageDown", 100);
  CHECK(status().starts_with("Offset 0x258 "));
  page.h.key("Shift+Up");
  CHECK(status().starts_with("16 of 600 bytes selected"));
}

TEST_CASE("Tab leaves the bytes, and Enter is told to who drew them") {
  Page page("01");
  page.h.key("Enter");
  CHECK(page.answers == LB_INPUT_ENTERED);
  page.h.key("Tab");
  CHECK(page.h.focused() == "after");
  page.h.key("Shift+Tab", 2);
  CHECK(page.h.focused() == "before");
  page.h.type("ff");
  CHECK(page.buffer.hex() == "01");
}

TEST_CASE("bytes that are read only are looked at and copied, not changed") {
  Page page("01 02 03", LB_INPUT_FOCUS | LB_INPUT_READ_ONLY);
  page.h.type("ff");
  page.h.key("Delete");
  page.h.key("Ctrl+A");
  page.h.key("Ctrl+X");
  page.h.key("Ctrl+V");
  CHECK(page.buffer.hex() == "01 02 03");
  CHECK(page.answers == 0);
  CHECK(page.h.item("bytes/status").label.find("Cannot be changed") != std::string::npos);
}

TEST_CASE("a click places the cursor in the column it falls on, and dragging selects") {
  Page page(counting(64), 0);
  const screen::Rect rect = page.h.item("bytes").rect;
  const auto pointer = [&](float x, float y, screen::InputKind kind, bool is_down) {
    screen::InputEvent event;
    event.x = static_cast<float>(rect.x) + x;
    event.y = static_cast<float>(rect.y) + y;
    page.h.queue().push(event);
    event.kind = kind;
    event.is_down = is_down;
    page.h.queue().push(event);
    page.h.settle();
  };
  pointer(3, 40, screen::InputKind::button, true);  // the offset of the second row
  pointer(3, 40, screen::InputKind::button, false);
  CHECK(page.h.focused() == "bytes");
  page.h.type("ff");
  CHECK(std::to_integer<int>(page.buffer.bytes()[16]) == 0xFF);
  pointer(3, 10, screen::InputKind::button, true);
  pointer(3, 40, screen::InputKind::pointer_move, true);
  pointer(3, 40, screen::InputKind::button, false);
  CHECK(page.h.item("bytes/status").label.starts_with("17 of 64 bytes selected"));
}

TEST_CASE("the bytes that a tool sets are what is shown, with the cursor among them") {
  Page page("01 02 03 04");
  page.h.key("Ctrl+End");
  REQUIRE(ui_api().buffer_set(page.buffer.handle, "\xAA", 1) == LB_OK);
  page.h.settle();
  CHECK(page.h.item("bytes").value == "aa");
  page.h.type("bb");
  CHECK(page.buffer.hex() == "aa bb");
}

TEST_CASE("16 MiB are shown to the last row, more is refused") {
  Page page("");
  const std::vector<std::byte> most(16U << 20, std::byte{0x11});
  REQUIRE(ui_api().buffer_set(page.buffer.handle, most.data(), most.size()) == LB_OK);
  CHECK(ui_api().buffer_set(page.buffer.handle, most.data(), most.size() + 1) == LB_REFUSED);
  CHECK(ui_api().buffer_create(nullptr, most.data(), most.size() + 1) == nullptr);
  page.h.settle();
  page.h.key("Ctrl+End");
  page.h.type("22");
  CHECK(page.buffer.bytes().size() == most.size());
  CHECK(page.h.item("bytes/status").label.starts_with("Offset 0x1000000 of 0x1000000"));
  page.h.key("Left");
  page.h.type("22");
  CHECK(page.buffer.bytes().back() == std::byte{0x22});
  CHECK(page.h.item("bytes").value.size() < 4096);
}

TEST_CASE("a copied text is what Ctrl+V in a field gives") {
  Text text("");
  Harness h([&](Ui& ui) { (void)ui.input("field", "", *text.handle, 20, 0, LB_INPUT_FOCUS); });
  REQUIRE(ui_api().set_clipboard(h.ui().handle(), "HKEY_LOCAL_MACHINE\\SYSTEM \xF0\x9F\x98\x80") == LB_OK);
  h.key("Ctrl+V");
  CHECK(text.value() == "HKEY_LOCAL_MACHINE\\SYSTEM \xF0\x9F\x98\x80");
  CHECK(ui_api().set_clipboard(h.ui().handle(), std::string((1U << 20) + 1, 'a').c_str()) == LB_REFUSED);
}

}  // namespace lifeboat::ui
