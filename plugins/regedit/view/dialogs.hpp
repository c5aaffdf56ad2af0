// All dialogs of the page; at most one is open.
#pragma once

#include "lifeboat/tool.hpp"
#include "plugins/regedit/model/command.hpp"
#include "plugins/regedit/model/editor.hpp"
#include "plugins/regedit/view/edit_dialog.hpp"
#include "plugins/regedit/view/export_dialog.hpp"
#include "plugins/regedit/view/find_dialog.hpp"
#include "plugins/regedit/view/history_dialog.hpp"
#include "plugins/regedit/view/import_dialog.hpp"
#include "plugins/regedit/view/name_dialogs.hpp"
#include "plugins/regedit/view/new_dialogs.hpp"
#include "plugins/regedit/view/question_dialog.hpp"

namespace lifeboat::regedit {

struct Dialogs {
  explicit Dialogs(sdk::Host host)
      : edit(host), new_key(host), new_value(host), rename(host), go(host), find(host), load_hive(host),
        import_file(host), export_keys(host) {}

  void draw(sdk::Ui& ui, Editor& editor, Commands& commands) {
    edit.draw(ui, commands);
    new_key.draw(ui, commands);
    new_value.draw(ui, editor.values(), commands);
    rename.draw(ui, commands);
    go.draw(ui, commands);
    find.draw(ui, editor.finder(), commands);
    load_hive.draw(ui, commands);
    question.draw(ui, commands);
    import_file.draw(ui, editor.importer(), commands);
    export_keys.draw(ui, editor.exporter(), commands);
    history.draw(ui, editor.hives(), commands);
  }

  EditDialog edit;
  NewKeyDialog new_key;
  NewValueDialog new_value;
  RenameDialog rename;
  GoDialog go;
  FindDialog find;
  LoadHiveDialog load_hive;
  ImportDialog import_file;
  ExportDialog export_keys;
  QuestionDialog question;
  HistoryDialog history;
};

}  // namespace lifeboat::regedit
