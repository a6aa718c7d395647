;; -*- lexical-binding: t -*-
;; Drives eglot as the set-up in docs/editors.md starts it. Reads what to do from the environment, and writes what came of it
;; as JSON.
(require 'package)
(package-initialize)
(require 'eglot)
(require 'json)
(require 'seq)

(defvar result nil)

(defun finish ()
  (with-temp-file (getenv "OUT")
    (insert (json-serialize result :null-object nil)))
  (kill-emacs 0))

(defun must (truth what)
  (unless truth
    (setq result (plist-put result :fault what))
    (finish)))

(defun wait-for (test)
  (let ((end (time-add nil 30)) found)
    (while (and (not (setq found (funcall test))) (time-less-p nil end))
      (accept-process-output nil 0.05))
    found))

(defun data-of (diagnostic)
  (alist-get 'eglot-lsp-diag (flymake-diagnostic-data diagnostic)))

(defun code-of (diagnostic)
  (plist-get (data-of diagnostic) :code))

(defun codes ()
  (vconcat (sort (mapcar #'code-of (flymake-diagnostics)) #'string<)))

(add-to-list 'eglot-server-programs
             `(text-mode . (,(getenv "NODE") ,(getenv "SERVER") "--stdio")))
(setq eglot-sync-connect 30
      eglot-autoshutdown nil
      eglot-confirm-server-initiated-edits nil)

(find-file (getenv "DRAFT"))
(unless (derived-mode-p 'text-mode) (text-mode))
(setq result (plist-put result :mode (symbol-name major-mode)))
(apply #'eglot (eglot--guess-contact))
(must (wait-for #'eglot-current-server) "the client did not start")
(must (wait-for (lambda () eglot--managed-mode)) "the buffer is not managed")
(flymake-start)
(must (wait-for #'flymake-diagnostics) "no findings came")
(setq result (plist-put result :before (codes)))

(let ((wanted (seq-find (lambda (it) (equal (code-of it) (getenv "FINDING"))) (flymake-diagnostics)))
      (tick (buffer-chars-modified-tick))
      (count (length (flymake-diagnostics))))
  (must wanted "the finding is not there")
  (setq result (plist-put result :message (plist-get (data-of wanted) :message)))
  (goto-char (flymake-diagnostic-beg wanted))
  ;; As if chosen with a key: there is no window for a menu here.
  (setq last-nonmenu-event ?\r)
  (setq completing-read-function
        (lambda (_prompt collection &rest _)
          (let ((titles (all-completions "" collection)))
            (setq result (plist-put result :actions (vconcat titles)))
            (seq-find (lambda (title) (string-search (getenv "FIX") title)) titles))))
  (eglot-code-actions (flymake-diagnostic-beg wanted) (flymake-diagnostic-end wanted) "quickfix" t)
  (must (wait-for (lambda () (/= tick (buffer-chars-modified-tick)))) "the action changed nothing")
  (eglot--signal-textDocument/didChange)
  (must (wait-for (lambda () (< (length (flymake-diagnostics)) count))) "the findings stay"))

(setq result (plist-put result :after (codes)))
(setq result (plist-put result :text (buffer-substring-no-properties (point-min) (point-max))))
(finish)
