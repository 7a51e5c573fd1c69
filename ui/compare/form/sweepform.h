#pragma once

#include "ui/compare/form/sweepfields.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/settingsform.h"

#include <QLineEdit>

namespace loadstone {

class EachField;
class EnginesField;
class FieldNote;
class RequestLine;
class RequestOptions;
class SizesField;
class SweepOptions;

/// The form of a sweep. Says how long it will take.
class SweepForm : public SettingsForm {
    Q_OBJECT

public:
    explicit SweepForm(QWidget* parent = nullptr);
    ~SweepForm() override;

    SweepFields fields() const;
    /// Does not count as edited().
    void setFields(const SweepFields& fields);
    void setCurrentSize(int threads);
    /// As if it were typed; edited() follows.
    void setLimit(const QString& limit);

    /// The sweep, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<SweepPlan> submit();

private:
    QWidget* secondRow();
    QWidget* thirdRow();
    QLabel* labelOf(const QString& text, QWidget* field);
    void nameApart();
    void buildFields();
    void fillFolded();
    void buildMarks();
    void connectFields();
    ReadSweep read() const;
    std::vector<Error> errors() const override;
    void showRunning(bool running) override;
    void showHeldBack(const QString& why) override;
    void onEdited();
    void refresh();

    RequestLine* m_line;
    SizesField* m_sizes;
    NumberField* m_repeats;
    EachField* m_each;
    EnginesField* m_engines;
    QLabel* m_time;
    QLabel* m_changed;
    QPushButton* m_more;
    QWidget* m_folded;
    SweepOptions* m_sweepOptions;
    RequestOptions* m_options;
    FieldNote* m_waitNote;
    FieldNote* m_lineNote;
    FieldNote* m_sizesNote;
    FieldNote* m_optionsNote;
    FieldNote* m_bodyHint;
    bool m_filling = false;
};

} // namespace loadstone
