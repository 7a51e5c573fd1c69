#pragma once

#include "ui/compare/sweepfields.h"
#include "ui/widgets/formmarks.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>

namespace loadstone {

class EachField;
class EnginesField;
class FieldNote;
class RequestLine;
class RequestOptions;
class SizesField;
class SweepOptions;

/// The form of a sweep. Says how long it will take, and at the field what is wrong: first when a
/// field is left or the sweep is asked for, then with every key.
class SweepForm : public QWidget {
    Q_OBJECT

public:
    explicit SweepForm(QWidget* parent = nullptr);
    ~SweepForm() override;

    SweepFields fields() const;
    /// Does not count as edited().
    void setFields(const SweepFields& fields);
    void setCurrentSize(int threads);
    bool areOptionsShown() const { return m_more->isChecked(); }
    void showOptions(bool shown) { m_more->setChecked(shown); }

    /// The sweep, if all is well; else marks what is wrong and moves to the first such field.
    std::optional<SweepPlan> submit();
    /// Marks a field for a reason found later. False if no field has that name.
    bool showError(const Error& error);
    /// While a sweep is on, its settings stay as they are.
    void setRunning(bool running);
    /// Says why nothing can be started now; nothing: it can.
    void holdBack(const QString& why);

signals:
    void startRequested();
    void stopRequested();
    void edited();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* secondRow();
    QWidget* thirdRow();
    QLabel* labelOf(const QString& text, QWidget* field);
    void nameApart();
    void buildFields();
    void buildMore();
    void buildMarks();
    void connectFields();
    void onEdited();
    void refresh();
    void leave(const std::string& name);
    void focusFirst(const std::vector<Error>& errors);

    RequestLine* m_line;
    SizesField* m_sizes;
    QSpinBox* m_repeats;
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
    FormMarks m_marks;
    QPointer<QWidget> m_focusBefore; ///< the sweep, while it is on
    bool m_filling = false;
};

} // namespace loadstone
